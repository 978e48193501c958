//! `sealform keygen`: an identity, in the form that age-keygen gives it.

use getrandom::SysRng;
use sealform::Identity;
use zeroize::Zeroizing;

use crate::args::KeygenArgs;
use crate::failure::Failure;
use crate::{output, seal};

pub(crate) fn run(args: &KeygenArgs) -> Result<(), Failure> {
    let identity = Identity::make(&mut SysRng)?;
    let recipient = identity.recipient().to_text();
    let text = Zeroizing::new(format!(
        "# created: {}\n# public key: {recipient}\n{}\n",
        seal::now(),
        identity.to_text().as_str()
    ));
    output::bytes(text.as_bytes(), args.output.as_deref())?;
    if !output::is_stdout(args.output.as_deref()) {
        output::message(&format!("Public key: {recipient}"));
    }
    Ok(())
}
