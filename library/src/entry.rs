//! [`Entry`]: a module of the library, as the tables of the folders declare it.

use std::sync::{Arc, OnceLock};

use nonlocal::{Import, Module, Program};

use crate::host::Host;

/// A module: its name, and what it is made of.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) content: Content,
    pub(crate) is_package: bool,
}

pub(crate) enum Content {
    /// Source text, compiled once in a process: each runtime runs the same code.
    Python {
        text: &'static str,
        program: &'static OnceLock<Option<Program>>,
    },
    /// Functions and types in Rust, with what the host gives.
    Rust(fn(&Arc<Host>) -> Module),
}

/// Declares a module in Python: its name, and the file beside the one that names it. `package` follows for one that has
/// modules inside.
macro_rules! python {
    ($name:literal, $file:literal $(, $package:ident)?) => {
        $crate::entry::Entry {
            name: $name,
            content: $crate::entry::Content::Python {
                text: include_str!($file),
                program: {
                    static PROGRAM: std::sync::OnceLock<Option<nonlocal::Program>> =
                        std::sync::OnceLock::new();
                    &PROGRAM
                },
            },
            is_package: python!(@ $($package)?),
        }
    };
    (@ package) => { true };
    (@) => { false };
}
pub(crate) use python;

/// Declares a module in Rust: its name, and the function that makes it.
macro_rules! rust {
    ($name:literal, $make:path) => {
        $crate::entry::Entry {
            name: $name,
            content: $crate::entry::Content::Rust($make),
            is_package: false,
        }
    };
}
#[allow(
    unused_imports,
    reason = "not each set of features has a module in Rust"
)]
pub(crate) use rust;

impl Entry {
    /// What the importer answers.
    pub(crate) fn import(&self, host: &Arc<Host>) -> Import {
        let import = match &self.content {
            Content::Python { text, program } => {
                let file = self.file();
                // One that does not compile is answered as its text: the import says what is wrong.
                let compiled = program.get_or_init(|| Program::compile(&file, text).ok());
                compiled
                    .as_ref()
                    .map_or_else(|| Import::source(*text).file(file), Import::program)
            }
            Content::Rust(make) => Import::module(make(host)),
        };
        let import = import.unless_built_in();
        if self.is_package {
            import.package()
        } else {
            import
        }
    }

    /// What tracebacks call it.
    fn file(&self) -> String {
        let path = self.name.replace('.', "/");
        let ending = if self.is_package { "/__init__" } else { "" };
        format!("<library>/{path}{ending}.py")
    }
}
