//! What a host sees of errors: kinds, places, tracebacks, failed conversions, panics.

use std::collections::HashMap;

use nonlocal::{Error, Program, Result, Runtime};

/// Shows what an error knows.
fn show<T>(title: &str, result: Result<T>) {
    println!("--- {title}");
    let Err(error) = result else {
        return println!("no error");
    };
    println!(
        "kind: {:?}, class: {:?}, line: {:?}",
        error.kind(),
        error.exception_class(),
        error.line()
    );
    println!("{error}");
    if let Some(traceback) = error.traceback() {
        println!("{}", traceback.trim_end());
    }
}

fn main() {
    let mut rt = Runtime::new();

    show(
        "a syntax error",
        Program::compile(
            "scopes.py",
            "def outer():\n    def inner():\n        nonlocal missing\n",
        ),
    );

    let source = "
def safe_div(a, b):
    try:
        return a / b
    except ZeroDivisionError as error:
        raise ValueError('no quotient') from error

def apply(f, *args):
    return f(*args)

apply(safe_div, 1, 0)
";
    show(
        "an exception with its cause",
        Program::compile("div.py", source).and_then(|program| rt.run::<()>(&program)),
    );

    show(
        "a value of the wrong type",
        rt.run::<Vec<HashMap<String, i64>>>("[{'price': 1}, {'price': 'dear'}]"),
    );

    let refuse = rt.function("refuse", |what: &str| -> Result<()> {
        Err(Error::exception(
            "PermissionError",
            format!("{what} is not for scripts"),
        ))
    });
    if rt.set("refuse", refuse).is_ok() {
        show(
            "an exception that the host raises",
            rt.run::<()>("refuse('the door')"),
        );
    }

    std::panic::set_hook(Box::new(|_| {})); // the message comes with the error
    let broken = rt.function("broken", || -> i64 { unreachable!("a bug of the host") });
    if rt.set("broken", broken).is_ok() {
        show(
            "a panic of the host",
            rt.run::<()>("try:\n    broken()\nfinally:\n    print('never printed')"),
        );
    }
    show("and the runtime goes on", rt.run::<i64>("6 * 7"));
}
