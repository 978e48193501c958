/** What any script can do with the page's form. Runs in the page. Firefox throws, because method=dialog has no dialog to close. */
export function callSubmit(): void {
  try {
    document.querySelector("form")?.submit();
  } catch (thrown) {
    if (!String(thrown).includes("NS_ERROR_FAILURE")) throw thrown;
  }
}
