//! Builds the npm package: the three WASM builds, then everything in `www/dist/`.

use anyhow::Result;

use crate::stage::Stage;
use crate::{npm, size, toolchain, wasm};

/// Builds it, from what the machine has to the sizes that a visitor downloads.
pub(crate) fn build() -> Result<()> {
    npm::require()?;
    let toolchain = toolchain::provide()?;
    npm::install()?;
    for build in &wasm::BUILDS {
        build.make(toolchain)?;
    }
    let mut bundle = npm::node();
    bundle.arg("build.mjs");
    Stage::new("www", "correct what the bundler names above").run("node build.mjs", bundle)?;
    size::check()
}
