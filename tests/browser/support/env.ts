/** A value that `cargo xtask test` hands over, mostly a path. A missing one fails the test: nothing is ever skipped. */
export function fromEnv(
  name:
    | "SEALFORM_CHROMIUM"
    | "SEALFORM_FIREFOX"
    | "SEALFORM_WEBKIT_DRIVER"
    | "SEALFORM_ENGINE"
    | "SEALFORM_CLI"
    | "SEALFORM_STORE"
    | "SEALFORM_SITE",
): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run the tests with: cargo xtask test`);
  return value;
}
