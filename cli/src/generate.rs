use crate::arguments::Generate;
use crate::{client, output};
use smithereens_codegen::Error;

pub(crate) fn run(arguments: &Generate) -> Result<(), Error> {
    let generated = client::generate(&arguments.client, &arguments.extras, |builder| {
        let builder = builder.types_only(arguments.types_only);
        match &arguments.name {
            Some(name) => builder.name(name),
            None => builder,
        }
    })?;
    let path = smithereens_codegen::configure().out_dir(&arguments.out).write(&generated)?;
    output::print(format!("{}\n", path.display()).as_bytes())
}
