import { variables } from '../config.ts';
import { version } from '../version.ts';
import { command } from './command.ts';
import { preflight } from './preflight.ts';

export const doctorCommand = command({
  name: 'doctor',
  usage: 'doctor',
  summary: 'says how this installation stands, and every setting with its meaning',
  run: async (_, io, { env }) => {
    const problems = await preflight(env);
    const settings = variables.map(({ name, meaning, fallback }) => ({
      name,
      value: name.endsWith('URL') || name.endsWith('URLS') ? (env[name] ? '(set)' : '') : (env[name] ?? ''),
      fallback: fallback ?? '',
      meaning,
    }));
    if (io.json) {
      io.out(JSON.stringify({ version, node: process.version, settings, problems }));
    } else {
      io.out(`bindwerk ${version} on Node ${process.version}\n`);
      for (const { name, value, fallback, meaning } of settings)
        io.out(`  ${name.padEnd(22)} ${(value || `${fallback || '-'} (default)`).padEnd(30)} ${meaning}`);
      io.out(
        problems.length === 0
          ? '\nNothing stands in the way.'
          : `\nIn the way:\n${problems.map(p => `- ${p}`).join('\n')}`,
      );
    }
    return problems.length === 0 ? 0 : 1;
  },
});
