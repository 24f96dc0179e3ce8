//! Modules about source text: `ast`, `tokenize`, `unittest`, `doctest`.

mod tree;

use crate::entry::{Entry, python, rust};

pub(crate) const MODULES: &[Entry] = &[
    rust!("_ast_tree", tree::module),
    python!("_ast", "_ast.py"),
    python!("_ast_optimize", "_ast_optimize.py"),
    python!("_ast_unparse", "_ast_unparse.py"),
    python!("ast", "ast.py"),
    python!("codeop", "codeop.py"),
    python!("code", "code.py"),
    python!("doctest", "doctest/__init__.py", package),
    python!("doctest._parse", "doctest/_parse.py"),
    python!("doctest._check", "doctest/_check.py"),
    python!("doctest._run", "doctest/_run.py"),
    python!("doctest._suite", "doctest/_suite.py"),
    python!("pdb", "pdb.py"),
    python!("token", "token.py"),
    python!("tokenize", "tokenize.py"),
    python!("unittest", "unittest/__init__.py", package),
    python!("unittest._assertions", "unittest/_assertions.py"),
    python!("unittest._contexts", "unittest/_contexts.py"),
    python!("unittest.async_case", "unittest/async_case.py"),
    python!("unittest.case", "unittest/case.py"),
    python!("unittest.loader", "unittest/loader.py"),
    python!("unittest.main", "unittest/main.py"),
    python!("unittest.mock", "unittest/mock/__init__.py", package),
    python!("unittest.mock._call", "unittest/mock/_call.py"),
    python!("unittest.mock._mock", "unittest/mock/_mock.py"),
    python!("unittest.mock._more", "unittest/mock/_more.py"),
    python!("unittest.mock._patch", "unittest/mock/_patch.py"),
    python!("unittest.mock._spec", "unittest/mock/_spec.py"),
    python!("unittest.result", "unittest/result.py"),
    python!("unittest.runner", "unittest/runner.py"),
    python!("unittest.signals", "unittest/signals.py"),
    python!("unittest.suite", "unittest/suite.py"),
    python!("unittest.util", "unittest/util.py"),
];
