/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Copies a field, and hands an address to what the device shares with; without it the fields are there to be copied by hand.
for (const part of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const button = part.querySelector('button');
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    `[name="${part.dataset['copy']}"]`,
  );
  if (!button || !field || !navigator.clipboard) continue;
  part.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = part.dataset['copied'] ?? '';
  });
}

for (const part of document.querySelectorAll<HTMLElement>('[data-share]')) {
  if (!('share' in navigator)) continue;
  part.hidden = false;
  part.querySelector('button')?.addEventListener('click', () => {
    // who changes their mind shares nothing
    void navigator
      .share({ title: part.dataset['title'] ?? '', url: part.dataset['share'] ?? '' })
      .catch(() => {});
  });
}
