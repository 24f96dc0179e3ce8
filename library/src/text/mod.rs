//! What works on text: `re` and what is built on it.

mod re;

use crate::entry::{Entry, python, rust};

pub(crate) const MODULES: &[Entry] = &[
    python!("re", "re.py", package),
    python!("re._constants", "re/_constants.py"),
    python!("re._parser", "re/_parser.py"),
    rust!("_re", re::module),
    python!("fnmatch", "fnmatch.py"),
    python!("_codec_errors", "_codec_errors.py"),
    python!("codecs", "codecs.py"),
    python!("difflib", "difflib.py"),
    python!("html", "html/__init__.py", package),
    python!("html.entities", "html/entities.py"),
    python!("html.parser", "html/parser.py"),
    python!("pprint", "pprint.py"),
    python!("reprlib", "reprlib.py"),
    python!("shlex", "shlex.py"),
    python!("textwrap", "textwrap.py"),
    python!("urllib", "urllib/__init__.py", package),
    python!("urllib._older", "urllib/_older.py"),
    python!("urllib.parse", "urllib/parse.py"),
];
