//! Tells the linker that Python's symbols come from the interpreter which loads the library.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
