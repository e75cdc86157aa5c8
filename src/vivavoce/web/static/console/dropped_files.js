/** A text file that is dropped on a field is put into it, instead of taking the page's place. */

const BYTES_MAX = 1024 * 1024;

/**
 * @param {HTMLTextAreaElement} field
 * @param {(file: File) => Promise<void> | void} take called with a file of at most 1 MiB
 */
export function takeDropped(field, take) {
  const hasFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
  // Beside the field, too: a browser shows what is dropped, and what was written would be gone.
  addEventListener('dragover', (event) => hasFile(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const isHere = event.target instanceof Node && field.parentElement?.contains(event.target);
    if (file && isHere && file.size <= BYTES_MAX) take(file);
  });
}

/** Put `text` in the place of all that a field holds; undo brings it back. @param {HTMLTextAreaElement} field @param {string} text */
export function replaceText(field, text) {
  field.focus();
  field.select();
  if (document.execCommand('insertText', false, text)) return;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
