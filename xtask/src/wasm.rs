//! The three WASM builds: compiled by cargo, bound by wasm-bindgen, made small or fast by wasm-opt.

use std::fs;
use std::num::NonZeroU64;
use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::npm;
use crate::repo;
use crate::stage::Stage;
use crate::stamp::{self, Stamp};
use crate::toolchain::{self, Toolchain};

/// What rustc's WASM target may use, and wasm-opt has to be told.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];
/// Of the ways in which a crate can calculate the same: the one that is fast in WASM, and the one that is small.
const CRATE_OPTIONS: [&str; 2] = [
    // X25519 in fiat-crypto's field arithmetic, which is generated from a proof.
    "--cfg=curve25519_dalek_backend=\"fiat\"",
    // SHA-256 as a loop. With vector instructions sha2 has a third way, and takes that.
    "--cfg=sha2_backend_soft=\"compact\"",
];
const VECTOR_OPTION: &str = "-Ctarget-feature=+simd128";
const OPTIMISATION: &str = "-O3";
/// How the steps below are done counts as a source of what they make.
const RECIPES: [&[u8]; 2] = [
    include_bytes!("wasm.rs"),
    include_bytes!("../../www/short-names.mjs"),
];

/// One build of the crate `sealform-wasm`; its results go to `target/wasm/NAME/`.
pub(crate) struct Build {
    stage: &'static str,
    name: &'static str,
    profile: &'static str,
    features: &'static [&'static str],
    /// How often zopfli tries to deflate it better.
    tries: u64,
    /// Whether it uses vector instructions, which all engines have that can inflate what we send them.
    vectors: bool,
}

/// A form page downloads the form build, and the files build if it has attachments, so size counts. The full build
/// runs Argon2id, so speed counts.
pub(crate) const BUILDS: [Build; 3] = [
    Build {
        stage: "wasm-form",
        name: "form",
        profile: "wasm-form",
        features: &[],
        tries: 30,
        vectors: false,
    },
    Build {
        stage: "wasm-files",
        name: "files",
        profile: "wasm-form",
        features: &["--features", "files"],
        tries: 15,
        vectors: false,
    },
    Build {
        stage: "wasm-full",
        name: "full",
        profile: "wasm-full",
        features: &["--features", "full"],
        tries: 1,
        vectors: true,
    },
];

impl Build {
    /// Makes the build, leaving out what is done already.
    pub(crate) fn make(&self, toolchain: Toolchain) -> Result<()> {
        self.compile(toolchain)?;
        let target = repo::path(toolchain.target_dir());
        let compiled = target
            .join(toolchain::TARGET)
            .join(self.profile)
            .join("sealform_wasm.wasm");
        let folder = repo::path("target/wasm").join(self.name);
        // The lock file says which wasm-opt it is.
        let lock = stamp::read(&repo::path(npm::LOCK_FILE))?;
        let stamp = Stamp::new(
            folder.join("stamp"),
            &[RECIPES[0], RECIPES[1], &lock, &stamp::read(&compiled)?],
        );
        if stamp.is_current() {
            return Ok(());
        }
        stamp.clear()?;
        self.bind(&compiled, &folder)?;
        self.optimise(&folder)?;
        self.deflate(&folder.join("sealform_wasm_bg.wasm"))?;
        stamp.write()
    }

    fn compile(&self, toolchain: Toolchain) -> Result<()> {
        let mut cargo = toolchain.cargo_build();
        cargo
            .args(["-p", "sealform-wasm", "--lib", "--profile", self.profile])
            .args(self.features);
        // Goes before whatever flags the machine has set.
        cargo.env("CARGO_ENCODED_RUSTFLAGS", self.rustc_options().join("\x1f"));
        let stage = Stage::new(self.stage, "correct what the compiler names above");
        stage.run(&format!("cargo build --profile {}", self.profile), cargo)
    }

    fn rustc_options(&self) -> Vec<&'static str> {
        let vectors = self.vectors.then_some(VECTOR_OPTION);
        CRATE_OPTIONS.into_iter().chain(vectors).collect()
    }

    fn bind(&self, compiled: &Path, folder: &Path) -> Result<()> {
        let stage = Stage::new(
            self.stage,
            "see whether wasm/ and xtask/ pin the same wasm-bindgen",
        );
        stage.work("wasm-bindgen", || {
            Bindgen::new()
                .input_path(compiled)
                .web(true)?
                .typescript(true)
                // The bytes come from our own loader, never from an address that the glue makes up.
                .omit_default_module_path(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        })
    }

    /// Leaves the module as raw deflate beside itself: so it is inlined, and the page inflates it.
    fn deflate(&self, module: &Path) -> Result<()> {
        let iterations = NonZeroU64::new(self.tries).unwrap_or(NonZeroU64::MIN);
        let options = zopfli::Options {
            iteration_count: iterations,
            ..Default::default()
        };
        let stage = Stage::new(self.stage, "see whether the disk is full");
        stage.work("deflate", || {
            let wasm = fs::read(module)?;
            let mut deflated = Vec::new();
            zopfli::compress(
                options,
                zopfli::Format::Deflate,
                wasm.as_slice(),
                &mut deflated,
            )?;
            fs::write(module.with_extension("deflate"), deflated)?;
            anyhow::Ok(())
        })
    }

    /// What module and glue call each other is made short on the way.
    fn optimise(&self, folder: &Path) -> Result<()> {
        let mut wasm_opt = npm::node();
        wasm_opt
            .arg("short-names.mjs")
            .arg(folder)
            .args(WASM_FEATURES);
        if self.vectors {
            wasm_opt.arg("--enable-simd");
        }
        wasm_opt.args([OPTIMISATION, "--strip-target-features"]);
        let stage = Stage::new(
            self.stage,
            "see whether rustc uses a WASM feature that xtask/src/wasm.rs does not list",
        );
        stage.run(&format!("wasm-opt {OPTIMISATION}"), wasm_opt)
    }
}
