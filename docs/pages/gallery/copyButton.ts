/** A button that copies a text, and says beside it that it did. */
export function copyButton(name: string, text: () => string): HTMLElement {
  const row = document.createElement('p');
  row.className = 'copy';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.innerHTML = 'Copy the code<span class="unseen"></span>';
  button.querySelector('span')!.textContent = ` of ${name}`;
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  let clear = 0;
  button.addEventListener('click', async () => {
    clearTimeout(clear);
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'Not copied: the browser does not allow it here';
    }
    clear = window.setTimeout(() => said.replaceChildren(), 5000);
  });
  row.append(button, said);
  return row;
}
