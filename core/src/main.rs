//! The command line of callwell.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(callwell::cli::main(std::env::args_os()))
}
