//! The importer over folders of the file system.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::embed::Import;

/// The text of a file, if there is one.
fn read(file: &Path) -> io::Result<Option<Import>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(Import::source(text).file(file.display().to_string()))),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory => Ok(None),
            kind => Err(io::Error::new(kind, format!("{}: {error}", file.display()))),
        },
    }
}

/// A module by its whole name. A name with anything in it that is no name of a module finds nothing, wherever the folders
/// are.
pub(super) fn find(folders: &[PathBuf], name: &str) -> io::Result<Option<Import>> {
    let is_part = |part: &str| {
        let mut characters = part.chars();
        characters.all(|character| character.is_alphanumeric() || character == '_')
    };
    if !name
        .split('.')
        .all(|part| !part.is_empty() && is_part(part))
    {
        return Ok(None);
    }
    let relative: PathBuf = name.split('.').collect();
    let mut is_namespace = false;
    for folder in folders {
        let path = folder.join(&relative);
        if let Some(package) = read(&path.join("__init__.py"))? {
            return Ok(Some(package.package()));
        }
        if let Some(module) = read(&path.with_extension("py"))? {
            return Ok(Some(module));
        }
        is_namespace |= path.is_dir();
    }
    Ok(is_namespace.then(Import::namespace))
}
