//! Code that no compiler made: the verifier refuses it, or it ends within its limits.
//!
//! The instructions come from compiled golden scripts, so that all of the table takes part. One sweep damages compiled
//! code objects, wherever in their tree; the other strings instructions together with a builder.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use nonlocal::code::{Child, CodeFlags, CodeParts, Constant, Handler, verify};
use nonlocal::{
    Clock, CodeBuilder, CodeObject, Engine, ErrorKind, Instr, Limits, Output, Program, Runtime,
    Value, VerifyError,
};

use super::{amount, first_seed};
use crate::probe::{run_code, works};
use crate::random::Random;
use crate::script;

/// The code of the golden scripts.
struct Corpus {
    modules: Vec<CodeObject>,
    all: Vec<CodeObject>,
    instrs: Vec<Instr>,
}

impl Corpus {
    fn load() -> Self {
        let scripts = script::all().expect("the scripts are there");
        let compile = |script: &script::Script| Program::compile(&script.name, &script.source).ok();
        let modules: Vec<CodeObject> = scripts
            .iter()
            .filter_map(compile)
            .map(|program| program.code().clone())
            .collect();
        let mut all = Vec::new();
        let mut work = modules.clone();
        while let Some(code) = work.pop() {
            work.extend(code.children.iter().map(|child| child.code.clone()));
            all.push(code);
        }
        let instrs = all
            .iter()
            .flat_map(|code| code.instrs.iter().copied())
            .collect();
        Self {
            modules,
            all,
            instrs,
        }
    }

    /// A code object with something wrong in it, or in one inside it.
    fn damaged(&self, code: &CodeObject, random: &mut Random) -> Result<CodeObject, VerifyError> {
        let mut parts = code.parts().clone();
        if !parts.children.is_empty() && !random.one_in(3) {
            let child = random.below(parts.children.len());
            parts.children[child].code = self.damaged(&parts.children[child].code, random)?;
        } else {
            for _ in 0..=random.below(3) {
                self.damage(&mut parts, random);
            }
        }
        verify(parts)
    }

    fn damage(&self, parts: &mut CodeParts, random: &mut Random) {
        let count = parts.instrs.len();
        if count == 0 {
            // The damage before this took the only instruction.
            return;
        }
        let (at, other) = (random.below(count), random.below(count));
        match random.below(24) {
            0..=2 => parts.instrs.swap(at, other),
            3..=5 => parts.instrs[at] = parts.instrs[other],
            6..=11 => parts.instrs[at] = self.instrs[random.below(self.instrs.len())],
            12 => {
                parts.instrs.remove(at);
                parts.positions.remove(at);
                parts.live.remove(at);
            }
            13 => {
                let target = random.below(count + 1) as u32;
                if let Some(instr) = parts
                    .instrs
                    .iter_mut()
                    .find(|instr| instr.name().starts_with("Jump"))
                {
                    *instr = Instr::Jump {
                        target: nonlocal::code::Target(target),
                    };
                }
            }
            14 => shift(&mut parts.frame_size, random),
            15 => shift(&mut parts.live[at], random),
            16 => {
                let place = |random: &mut Random| random.below(count + 1) as u32;
                let (start, end, target) = (place(random), place(random), place(random));
                let exc = nonlocal::Reg(random.below(8) as u8);
                parts.handlers.insert(
                    0,
                    Handler {
                        start,
                        end,
                        target,
                        exc,
                    },
                );
            }
            17 => match random.below(3) {
                0 => parts
                    .cell_slots
                    .iter_mut()
                    .for_each(|slot| shift(slot, random)),
                1 => parts
                    .varname_slots
                    .iter_mut()
                    .for_each(|slot| shift(slot, random)),
                _ => parts.cache_count = parts.cache_count.wrapping_sub(1),
            },
            18 => {
                let flags = [
                    CodeFlags::OPTIMIZED,
                    CodeFlags::NEWLOCALS,
                    CodeFlags::VARARGS,
                    CodeFlags::VARKEYWORDS,
                    CodeFlags::GENERATOR,
                    CodeFlags::COROUTINE,
                    CodeFlags::ASYNC_GENERATOR,
                    CodeFlags::ITERABLE_COROUTINE,
                    CodeFlags::HAS_DOCSTRING,
                    CodeFlags::NESTED,
                ];
                parts.flags ^= flags[random.below(flags.len())];
            }
            19 => match random.below(3) {
                0 => parts.argcount = random.below(5) as u32,
                1 => parts.posonlyargcount = random.below(5) as u32,
                _ => parts.kwonlyargcount = random.below(5) as u32,
            },
            20 => {
                let constants = [
                    Constant::None,
                    Constant::Ellipsis,
                    Constant::Int(-1),
                    Constant::Str("x".into()),
                ];
                let new = constants[random.below(constants.len())].clone();
                let index = random.below(parts.constants.len());
                if let Some(constant) = parts.constants.get_mut(index) {
                    *constant = new;
                }
            }
            21 => {
                parts.freevars.push("free".into());
                parts.cell_slots.push(random.below(9) as u16);
            }
            22 => {
                let foreign = &self.all[random.below(self.all.len())];
                let captures = foreign
                    .freevars
                    .iter()
                    .map(|_| random.below(9) as u16)
                    .collect();
                let child = Child {
                    code: foreign.clone(),
                    captures,
                };
                let index = random.below(parts.children.len() + 1);
                match parts.children.get_mut(index) {
                    Some(place) => *place = child,
                    None => parts.children.push(child),
                }
            }
            _ => {
                let names = parts.names.len().max(1);
                parts.names.rotate_left(at % names);
                parts.varnames.pop();
            }
        }
    }

    /// Instructions in a row that have nothing to do with each other.
    fn strung(&self, random: &mut Random) -> Result<CodeObject, VerifyError> {
        let mut code = CodeBuilder::new("strung")
            .param("a")
            .param("b")
            .local("c")
            .cell("d")
            .free("e");
        for _ in 0..8 {
            code.temp();
        }
        for number in 0..8 {
            code.constant(Constant::Int(number));
            code.name(format!("name{number}"));
            code.cache();
        }
        let child = self
            .all
            .iter()
            .find(|code| code.freevars.is_empty() && code.flags.contains(CodeFlags::OPTIMIZED));
        if let Some(child) = child {
            code.child(child.clone());
        }
        let generator = random.one_in(3);
        if generator {
            code = code.flags(CodeFlags::GENERATOR);
        }
        // One that does not fit would have the whole refused.
        let fits = |instr: &Instr| {
            let mut small = generator || !matches!(instr, Instr::Yield { .. });
            instr.operands(|_, operand| {
                use nonlocal::code::Operand;
                small &= match operand {
                    Operand::Reg(reg) => reg.0 < 12,
                    Operand::Slot(slot) => slot.0 < 12,
                    Operand::Const(index) => index < 8,
                    Operand::Name(name) => name.0 < 8,
                    Operand::Child(child) => child.0 == 0,
                    Operand::Cache(cache) => cache.0 < 8,
                    Operand::Target(target) => target.0 < 10,
                    Operand::Count(count) => count.0 < 4,
                    _ => true,
                };
            });
            small
        };
        let mut left = 3 + random.below(10);
        while left > 0 {
            let instr = self.instrs[random.below(self.instrs.len())];
            if fits(&instr) {
                code = code.emit(instr);
                left -= 1;
            }
        }
        code.emit(Instr::Return {
            src: nonlocal::Reg(random.below(12) as u8),
        })
        .build()
    }
}

fn shift(number: &mut u16, random: &mut Random) {
    *number = match random.below(4) {
        0 => number.wrapping_add(1),
        1 => number.wrapping_sub(1),
        2 => 0,
        _ => random.below(70_000) as u16,
    };
}

fn runtime(stress: bool) -> Runtime {
    let limits = Limits::new()
        .fuel(20_000)
        .heap_bytes(32 << 20)
        .output_bytes(100_000)
        .integer_bits(1 << 20);
    let engine = Engine::builder()
        .clock(Clock::Virtual)
        .limits(limits)
        .stdout(Output::collect())
        .stderr(Output::collect());
    engine.gc_stress(stress).build().runtime()
}

/// Whether the verifier took the code, or what went wrong.
fn check(code: Result<CodeObject, VerifyError>, random: &mut Random) -> bool {
    let Ok(code) = code else { return false };
    // Listing it must not fail, either.
    assert!(!code.disassemble().is_empty());
    let mut rt = runtime(random.one_in(4));
    if let Err(error) = run_code(&mut rt, code, |_| vec![Value::Int(3); random.below(4)]) {
        let fine = matches!(
            error.kind(),
            ErrorKind::Exception | ErrorKind::Limit(_) | ErrorKind::NotFound | ErrorKind::Convert
        );
        assert!(fine, "{:?}: {error:?}", error.kind());
    }
    works(&mut rt);
    true
}

/// Sweeps over seeds; the number of programs that ran.
fn sweep(count: u64, code: impl Fn(&mut Random) -> Result<CodeObject, VerifyError> + Sync) -> u64 {
    let first = first_seed();
    let (mut ran, mut failures) = (0, Vec::new());
    for seed in first..first + count {
        let body = || {
            let mut random = Random::new(seed);
            panic::catch_unwind(AssertUnwindSafe(|| check(code(&mut random), &mut random)))
        };
        let verdict = thread::scope(|scope| scope.spawn(body).join().expect("it is caught"));
        match verdict {
            Ok(accepted) => ran += u64::from(accepted),
            Err(panic) => {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text
                    .or_else(|| panic.downcast_ref::<&str>().copied())
                    .unwrap_or("?");
                println!("seed {seed} fails");
                failures.push(format!("seed {seed}: {text}"));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
    ran
}

#[test]
fn what_the_compiler_makes_passes_as_parts() {
    let mut refused = Vec::new();
    for code in Corpus::load().all {
        if let Err(error) = verify(code.parts().clone()) {
            refused.push(format!(
                "{code:?}: {error}
{}",
                code.disassemble()
            ));
        }
    }
    assert!(
        refused.is_empty(),
        "{} refused, such as
{}",
        refused.len(),
        refused[0]
    );
}

#[test]
fn damaged_code_is_refused_or_ends() {
    let corpus = Corpus::load();
    let count = amount(500, 10_000);
    let ran = sweep(count, |random| {
        let code = &corpus.modules[random.below(corpus.modules.len())];
        corpus.damaged(code, random)
    });
    assert!(
        count < 100 || ran > count / 10,
        "only {ran} of {count} programs ran"
    );
}

#[test]
fn instructions_strung_together_are_refused_or_end() {
    let corpus = Corpus::load();
    let count = amount(500, 10_000);
    let ran = sweep(count, |random| corpus.strung(random));
    assert!(
        count < 100 || ran > count / 50,
        "only {ran} of {count} programs ran"
    );
}
