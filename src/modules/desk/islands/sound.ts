const key = 'bindwerk.sound';

/** What each tone of an answer sounds like: pitches in hertz, one after the other. */
const tunes: Readonly<Record<string, readonly number[]>> = {
  ok: [880],
  attention: [660, 880],
  error: [220, 220, 165],
};

let speaker: AudioContext | undefined;

function play(pitches: readonly number[]): void {
  speaker ??= new AudioContext();
  const start = speaker.currentTime;
  for (const [i, pitch] of pitches.entries()) {
    const note = speaker.createOscillator();
    const loudness = speaker.createGain();
    note.frequency.value = pitch;
    loudness.gain.value = 0.15;
    note.connect(loudness).connect(speaker.destination);
    note.start(start + i * 0.14);
    note.stop(start + i * 0.14 + 0.11);
  }
}

/** Whether each scan is heard is for whoever works here to say; this computer remembers it. */
export function soundSwitch(box: HTMLElement | null): (tone: string | undefined) => void {
  const button = box?.querySelector('button');
  if (!box || !button) return () => undefined;
  const isOn = () => localStorage.getItem(key) === 'on';
  const show = () => button.setAttribute('aria-pressed', String(isOn()));
  button.addEventListener('click', () => {
    localStorage.setItem(key, isOn() ? 'off' : 'on');
    show();
    if (isOn()) play(tunes['ok'] ?? []);
  });
  show();
  box.hidden = false;
  return tone => {
    if (tone !== undefined && isOn()) play(tunes[tone] ?? []);
  };
}
