import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs of the system that read a PDF; npm has nothing as good. All are optional. */
export const tools = {
  info: { program: 'pdfinfo', package: 'poppler-utils' },
  text: { program: 'pdftotext', package: 'poppler-utils' },
  outline: { program: 'pdftohtml', package: 'poppler-utils' },
  image: { program: 'pdftoppm', package: 'poppler-utils' },
  repair: { program: 'qpdf', package: 'qpdf' },
  scan: { program: 'tesseract', package: 'tesseract-ocr-nld' },
} as const;

export type ToolName = keyof typeof tools;

/** Where systems keep programs. */
const systemFolders: readonly string[] = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin'];

/** What of the programs is not on this machine. */
export function absentTools(folders: readonly string[] = systemFolders): ToolName[] {
  const isThere = (name: ToolName) => folders.some(folder => existsSync(join(folder, tools[name].program)));
  return (Object.keys(tools) as ToolName[]).filter(name => !isThere(name));
}

/** A program that failed, took too long or wanted too much: the file is to blame until shown otherwise. */
export class ToolFailed extends Error {
  readonly tool: ToolName;
  constructor(tool: ToolName, words: string) {
    super(`${tools[tool].program}: ${words}`);
    this.tool = tool;
  }
}

export interface Limits {
  /** Of a processor, and twice as many of the clock. */
  readonly seconds: number;
  /** Of the answer. */
  readonly megabytes?: number;
}

/** Virtual memory of a program, in kilobytes. */
const memory = 2_000_000;

/**
 * Runs a program in a process of its own, with an end to its time, memory and answer, without our surroundings and in the
 * folder of the file. Answers what it wrote. Throws `ToolFailed`.
 */
export const runTool = (
  tool: ToolName,
  args: readonly string[],
  folder: string,
  { seconds, megabytes = 64 }: Limits,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const limited = `ulimit -t ${seconds} && ulimit -v ${memory} && exec "$0" "$@"`;
    execFile(
      '/bin/sh',
      ['-c', limited, tools[tool].program, ...args],
      {
        cwd: folder,
        encoding: 'buffer',
        env: { PATH: systemFolders.join(delimiter), LC_ALL: 'C.UTF-8', OMP_THREAD_LIMIT: '1' },
        timeout: seconds * 2_000,
        killSignal: 'SIGKILL',
        maxBuffer: megabytes * 1024 ** 2,
      },
      (error, stdout, stderr) => {
        if (error) reject(new ToolFailed(tool, stderr.toString().trim().slice(0, 300) || error.message));
        else resolve(stdout);
      },
    );
  });
