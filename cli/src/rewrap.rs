//! `sealform rewrap`: other holders for an envelope whose content stays as it is.

use getrandom::SysRng;
use sealform::{Holder, Opener};

use crate::args::RewrapArgs;
use crate::failure::Failure;
use crate::input::{self, CHUNK_LEN};
use crate::key::Key;
use crate::object::Object;
use crate::output;

pub(crate) fn run(args: &RewrapArgs) -> Result<(), Failure> {
    let added = input::recipients(&args.change.added)?;
    let added: Vec<Holder<'_>> = added.iter().map(Holder::Recipient).collect();
    let object = Object::read(&args.file)?;
    let key = Key::read(&args.key)?;
    let opener: Opener<'_> = key.opener();
    let rewrapped = |envelope: &[u8]| {
        sealform::change_holders(&mut SysRng, envelope, opener, &args.change.removed, &added)
    };
    let path = args.output.as_deref();
    match object {
        Object::Boxes(envelope) => output::bytes(&rewrapped(&envelope)?, path),
        Object::File(mut file) => {
            let header = rewrapped(&file.header)?;
            output::write(path, |output| {
                output.put(&header)?;
                let mut chunk = Vec::with_capacity(CHUNK_LEN);
                while file.body.read_chunk(&mut chunk)? {
                    output.put(&chunk)?;
                }
                Ok(())
            })
        }
    }
}
