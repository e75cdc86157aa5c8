/**
 * Files that somebody drops on the page or pastes. A browser would leave the conversation and
 * open them; here they do nothing, and a sentence says why. Text may be dragged as everywhere.
 */

/** @param {() => void} onFiles called when somebody tried */
export function refuseFiles(onFiles) {
  /** @param {Event} event @param {DataTransfer | null} data */
  const take = (event, data) => {
    if (!data?.types.includes('Files')) return false;
    event.preventDefault();
    return true;
  };
  // Without this one the browser takes the drop itself.
  window.addEventListener('dragover', (event) => take(event, event.dataTransfer));
  window.addEventListener('drop', (event) => take(event, event.dataTransfer) && onFiles());
  window.addEventListener('paste', (event) => {
    // Spreadsheets put a picture beside the words; then the words are what is meant.
    if (event.clipboardData?.types.includes('text/plain')) return;
    if (take(event, event.clipboardData)) onFiles();
  });
}
