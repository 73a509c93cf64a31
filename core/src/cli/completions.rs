//! `callwell completions SHELL`.

use super::{CLEAN, Stop, print};
use clap_complete::{Shell, generate};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(args: &Args, command: &mut clap::Command) -> Result<u8, Stop> {
    let mut script = Vec::new();
    generate(args.shell, command, "callwell", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(CLEAN)
}
