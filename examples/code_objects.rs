//! A host without Python source: a small language of its own, compiled to code objects.
//!
//! `(fn (k) (fn (x) (+ x k)))` makes adders. Every variable of this language is a cell, so any function may
//! capture and `set` any variable around it. Runs with `--no-default-features`, without the Python parser.

use nonlocal::code::Count;
use nonlocal::{
    Closure, CodeBuilder, CodeObject, Constant, Error, Instr, Program, Reg, Result, Runtime,
};

/// A text in brackets, taken apart.
enum Form {
    Word(String),
    List(Vec<Form>),
}

fn parse(tokens: &mut impl Iterator<Item = String>) -> Form {
    match tokens.next().unwrap_or_default().as_str() {
        "(" => {
            let mut items = Vec::new();
            loop {
                match parse(tokens) {
                    Form::Word(end) if end.is_empty() || end == ")" => return Form::List(items),
                    item => items.push(item),
                }
            }
        }
        word => Form::Word(word.to_owned()),
    }
}

fn read(text: &str) -> Form {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    parse(&mut spaced.split_whitespace().map(str::to_owned))
}

/// `(fn (params..) body)` as a code object.
fn function(params: &[Form], body: &Form) -> Result<CodeObject> {
    let names = params.iter().filter_map(|param| {
        if let Form::Word(name) = param {
            Some(name.as_str())
        } else {
            None
        }
    });
    let names: Vec<&str> = names.collect();
    let mut code = names
        .iter()
        .fold(CodeBuilder::new("fn"), |code, name| code.param(*name));
    code = names.iter().fold(code, |code, name| code.cell(*name));
    let mut known: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let (code, result) = expression(code, &mut known, body)?;
    Ok(code.emit(Instr::Return { src: result }).build()?)
}

/// The cell of a variable: one of this function, or else one of a function around it.
fn variable(code: CodeBuilder, known: &mut Vec<String>, name: &str) -> (CodeBuilder, Reg) {
    let mut code = if known.iter().any(|known| known == name) {
        code
    } else {
        code.free(name)
    };
    known.push(name.to_owned());
    let cell = code.register(name);
    (code, cell)
}

/// Emits an expression; gives the register with its value.
fn expression(
    mut code: CodeBuilder,
    known: &mut Vec<String>,
    form: &Form,
) -> Result<(CodeBuilder, Reg)> {
    let dst = code.temp();
    let items = match form {
        Form::Word(word) => {
            if let Ok(number) = word.parse() {
                let idx = code.constant(Constant::Int(number));
                return Ok((code.emit(Instr::LoadConst { dst, idx }), dst));
            }
            let (code, cell) = variable(code, known, word);
            return Ok((code.emit(Instr::LoadDeref { dst, cell }), dst));
        }
        Form::List(items) => items,
    };
    match items.as_slice() {
        [Form::Word(head), Form::List(params), body] if head == "fn" => {
            let inner = function(params, body)?;
            known.extend(inner.freevars.iter().map(|name| name.to_string()));
            let child = code.child(inner);
            Ok((code.emit(Instr::MakeClosure { dst, child }), dst))
        }
        [Form::Word(head), Form::Word(name), value] if head == "set" => {
            let (code, src) = expression(code, known, value)?;
            let (code, cell) = variable(code, known, name);
            Ok((code.emit(Instr::StoreDeref { cell, src }), src))
        }
        [Form::Word(head), a, b] if head == "+" => {
            let (code, a) = expression(code, known, a)?;
            let (code, b) = expression(code, known, b)?;
            Ok((
                code.emit(Instr::Add {
                    dst,
                    a,
                    b,
                    inplace: false,
                }),
                dst,
            ))
        }
        [] => Err(Error::exception("SyntaxError", "nothing to call")),
        call => {
            let argc = u8::try_from(call.len() - 1).map_err(Error::host)?;
            let base = code.temps(argc + 1);
            for (slot, item) in (base.0..).zip(call) {
                let (next, src) = expression(code, known, item)?;
                code = next.emit(Instr::Move {
                    dst: Reg(slot),
                    src,
                });
            }
            Ok((
                code.emit(Instr::Call {
                    dst,
                    base,
                    argc: Count(argc),
                }),
                dst,
            ))
        }
    }
}

/// Compiles a text; running the program makes the function.
fn compile(text: &str) -> Result<Program> {
    if let Form::List(items) = read(text)
        && let [Form::Word(head), Form::List(params), body] = items.as_slice()
        && head == "fn"
    {
        return Ok(Program::from_code(function(params, body)?));
    }
    Err(Error::exception(
        "SyntaxError",
        "a program is a (fn (params) body)",
    ))
}

fn main() -> Result<()> {
    let mut rt = Runtime::new();

    let make_adder: Closure = rt.run(&compile("(fn (k) (fn (x) (+ x k)))")?)?;
    let add: Closure = rt.call(&make_adder, (10,))?;
    println!("{}", add.code(&rt)?.disassemble());
    println!("10 + 32 = {}", rt.call::<i64>(&add, (32,))?);

    let make_counter: Closure = rt.run(&compile("(fn (n) (fn () (set n (+ n 1))))")?)?;
    let step: Closure = rt.call(&make_counter, (0,))?;
    println!(
        "steps: {} {}",
        rt.call::<i64>(&step, ())?,
        rt.call::<i64>(&step, ())?
    );
    let n = rt.cell(&step, "n")?;
    rt.write(&n, 99)?;
    println!("after a write from Rust: {}", rt.call::<i64>(&step, ())?);

    // `(f x)` calls: a function that gets another one, and captures it.
    let twice: Closure = rt.run(&compile("(fn (f) (fn (x) (f (f x))))")?)?;
    let add_twenty: Closure = rt.call(&twice, (&add,))?;
    println!("1 + 10 + 10 = {}", rt.call::<i64>(&add_twenty, (1,))?);

    // The verifier refuses what could misbehave, and says where and why.
    let broken = CodeBuilder::new("broken")
        .param("x")
        .emit(Instr::Return { src: Reg(9) })
        .build();
    match broken {
        Ok(code) => println!("accepted: {code:?}"),
        Err(refused) => println!("refused: {refused}"),
    }
    Ok(())
}
