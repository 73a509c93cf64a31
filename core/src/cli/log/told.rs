//! How people and advice are told on a terminal.

use crate::cli::terminal::{BOLD, CYAN, DIM, GREEN, RED, Terminal, YELLOW, indent, tame};
use crate::log::{Advice, Class, State};
use anstyle::Style;

/// The colour of a class of advice.
pub fn style(class: Class) -> Style {
    match class {
        Class::Promise | Class::Answer => YELLOW,
        Class::Due | Class::Try => CYAN,
        Class::Warm => GREEN,
        Class::Aside => DIM,
        Class::Caution => RED,
    }
}

/// Who somebody is: name, firm, number.
pub fn who(terminal: Terminal, state: &State) -> String {
    let mut out = terminal.paint(BOLD, &tame(&state.prospect));
    for more in [&state.company, &state.phone].into_iter().flatten() {
        out += &format!(", {}", tame(more));
    }
    out
}

/// The message of an advice, indented, with the lines that it rests on.
pub fn message(advice: &Advice, by: usize, terminal: Terminal) -> String {
    indent(
        &format!("{} ({})", tame(&advice.message), advice.lines()),
        by,
        terminal.width,
    )
}
