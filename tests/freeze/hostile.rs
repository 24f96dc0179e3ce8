//! Bytes that somebody damaged or made up: they are refused, or they are a program that runs within its limits.

use std::panic::{AssertUnwindSafe, catch_unwind};

use nonlocal::{Clock, Closure, Engine, ErrorKind, Limits, Output, Program, Runtime, Value};

use super::craft::{Craft, HEADER};
use crate::probe;

/// Scripts whose bytes are damaged.
const SCRIPTS: [&str; 3] = [
    "def make(start):\n    n = start\n    def step(by=1):\n        nonlocal n\n        n += by\n        return n\n    return step\nprint(make(40)())\n",
    "class C:\n    '''Doc.'''\n    x: int = 5\n    async def f(self, *a, k=(1, b'2', 3j), **kw):\n        async with self as s:\n            yield super().f\ntry:\n    C().x / 0\nexcept* ZeroDivisionError as e:\n    print(f'{e!r:>20}', 10**30, {1: 2}, x := 3)\n",
    "import math\nfor i in range(3):\n    match [i, *'ab']:\n        case [0, *rest] if rest: print(rest)\n        case _: print(math.floor(i), sep='')\ndel i\n",
];

fn bytes(source: &str) -> Vec<u8> {
    let program = Program::compile("script.py", source).expect("it is right");
    program.to_bytes().expect("it is written")
}

/// Loads bytes; what is loaded is looked at and run.
fn tried(bytes: &[u8]) -> bool {
    let program = match Program::from_bytes(bytes) {
        Ok(program) => program,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Frozen);
            return false;
        }
    };
    let written = program.to_bytes().expect("it was loaded");
    let again = Program::from_bytes(&written).expect("it was written");
    assert_eq!(again.to_bytes().expect("it was loaded"), written);
    assert!(!program.code().disassemble().is_empty());
    let _ = (program.symbols(), program.warnings(), program.lints());
    let limits = Limits::new()
        .fuel(20_000)
        .heap_bytes(8 << 20)
        .output_bytes(50_000)
        .frames(200)
        .recursion_limit(100);
    let engine = Engine::builder()
        .clock(Clock::Virtual)
        .limits(limits)
        .stdout(Output::collect())
        .stderr(Output::collect())
        .build();
    let mut rt = engine.runtime();
    if let Err(error) = used(&mut rt, &program) {
        let fine = matches!(
            error.kind(),
            ErrorKind::Exception
                | ErrorKind::Limit(_)
                | ErrorKind::NotFound
                | ErrorKind::Convert
                | ErrorKind::Code
        );
        assert!(fine, "{:?}: {error:?}", error.kind());
    }
    probe::works(&mut rt);
    true
}

/// Runs a program; what it defines is called and explained.
fn used(rt: &mut Runtime, program: &Program) -> nonlocal::Result<()> {
    let value = rt.run::<Value>(program)?;
    drop(value);
    for name in ["make", "C"] {
        if let Some(function) = rt.get::<Closure>(name)? {
            let _ = rt.explain(&function, "n");
            let value = rt.call::<Value>(&function, (1,))?;
            rt.set("result", value)?;
            rt.run::<()>("repr(result)")?;
        }
    }
    Ok(())
}

#[test]
fn bytes_that_end_too_early_are_refused() {
    for source in SCRIPTS {
        let bytes = bytes(source);
        for len in 0..bytes.len() {
            assert!(!tried(&bytes[..len]), "{len} of {} bytes", bytes.len());
        }
        assert!(tried(&bytes));
    }
}

#[test]
fn bytes_too_many_are_refused() {
    let mut bytes = bytes(SCRIPTS[0]);
    let len = bytes.len();
    bytes.push(0);
    let error = Program::from_bytes(&bytes).expect_err("a byte too many");
    let expected = format!("the bytes are not a program: 1 bytes too many (byte {len})");
    assert_eq!(error.to_string(), expected);
}

/// Every bit of every byte, one at a time.
#[test]
fn flipped_bits_are_refused_or_do_no_harm() {
    let (mut refused, mut ran) = (0, 0);
    for source in SCRIPTS {
        let mut bytes = bytes(source);
        for bit in 0..8 * bytes.len() {
            let (at, mask) = (bit / 8, 1 << (bit % 8));
            bytes[at] ^= mask;
            match catch_unwind(AssertUnwindSafe(|| tried(&bytes))) {
                Ok(true) => ran += 1,
                Ok(false) => refused += 1,
                Err(_) => panic!("bit {} of byte {at} of {source}", bit % 8),
            }
            bytes[at] ^= mask;
        }
    }
    // Texts and places may be anything, lengths and most instructions may not.
    assert!(
        refused > 1_000 && ran > 1_000,
        "{refused} refused, {ran} run"
    );
}

/// Bytes that become the largest numbers.
#[test]
fn large_numbers_are_refused_or_do_no_harm() {
    const LARGE: [u64; 4] = [1 << 60, u64::MAX, u32::MAX as u64, 1 << 20];
    let bytes = bytes(SCRIPTS[0]);
    for at in HEADER..bytes.len() {
        for number in LARGE {
            let mut coded = Vec::new();
            let mut left = number;
            while left >= 0x80 {
                coded.push(left as u8 | 0x80);
                left >>= 7;
            }
            coded.push(left as u8);
            let mut changed = bytes.clone();
            changed.splice(at..=at, coded);
            tried(&changed);
        }
    }
}

#[test]
fn what_was_crafted_is_a_program() {
    let craft = Craft::function()
        .number(1)
        .code(true)
        .numbers([0, 0])
        .returning();
    let mut rt = Runtime::new();
    let program = Program::from_bytes(&craft.bytes()).expect("a program");
    let function: Closure = rt.run(&program).expect("a function");
    assert_eq!(rt.call::<i64>(&function, ()).expect("it returns"), 7);
}

#[test]
fn lengths_beyond_the_bytes_take_no_memory() {
    let constants = Craft::function().number(1).code(true).number(1 << 60);
    assert_eq!(
        constants.refused(),
        "the bytes are not a program: 1152921504606846976 items in 0 bytes (byte 41)"
    );
    let codes = Craft::function().number(1 << 60).code(true);
    assert!(
        codes
            .refused()
            .contains("1152921504606846976 items in 14 bytes")
    );
    let items = Craft::function()
        .number(1)
        .code(true)
        .numbers([1, 9, u32::MAX.into()]);
    assert!(items.refused().contains("4294967295 items of 0 constants"));
    let text = Craft::function().numbers([1, 0, 1 << 60]);
    assert!(text.refused().contains("the bytes end too early"));
}

#[test]
fn deep_constants_are_refused() {
    let nested = |levels: u64| {
        let craft = Craft::function().number(1).code(true).number(levels + 1);
        let empty = craft.number(0);
        (0..levels)
            .fold(empty, |craft, _| craft.numbers([9, 1]))
            .number(0)
            .returning()
    };
    assert!(tried(&nested(256).bytes()));
    for levels in [257, 1_000_000] {
        let refused = nested(levels).refused();
        assert!(
            refused.contains("constants are nested too deep"),
            "{refused}"
        );
    }
}

#[test]
fn deep_code_is_refused() {
    let nested = |levels: u64| {
        let craft = Craft::function().number(levels + 1);
        let inner = craft.code(true).numbers([0, 0]).returning();
        (0..levels).fold(inner, |craft, _| {
            craft.code(false).numbers([0, 1, 0]).returning()
        })
    };
    assert!(tried(&nested(256).bytes()));
    for levels in [257, 100_000] {
        let refused = nested(levels).refused();
        assert!(refused.contains("code is nested too deep"), "{refused}");
    }
}

#[test]
fn code_that_belongs_nowhere_is_refused() {
    let two = Craft::function()
        .number(2)
        .code(true)
        .numbers([0, 0])
        .returning();
    let two = two.code(false).numbers([0, 0]).returning();
    assert!(two.refused().contains("1 code objects belong nowhere"));
    let none = Craft::function().number(0);
    assert!(none.refused().contains("no code"));
    let stolen = Craft::function().number(1).code(true).numbers([0, 1, 0]);
    assert!(stolen.refused().contains("1 nested of 0 code objects"));
}

#[test]
fn an_integer_has_one_form() {
    let with = |digits: &[u8]| {
        let craft = Craft::function().number(1).code(true).numbers([1, 4]);
        let craft = craft.number(digits.len() as u64);
        let digits = digits.iter().map(|digit| u64::from(*digit));
        digits.fold(craft, Craft::number).number(0).returning()
    };
    assert!(tried(&with(&[0, 0, 0, 0, 0, 0, 0, 0, 1]).bytes()));
    for digits in [&[5_u8][..], &[0, 0, 0, 0, 0, 0, 0, 0, 1, 0], &[]] {
        let refused = with(digits).refused();
        assert!(refused.contains("no integer beyond 64 bits"), "{refused}");
    }
}

#[test]
fn bytes_of_others_are_refused_with_advice() {
    let bytes = bytes(SCRIPTS[0]);
    let refused = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        let error = Program::from_bytes(&bytes).expect_err("it is another's");
        assert_eq!(error.kind(), ErrorKind::Frozen);
        error.to_string()
    };
    let version = env!("CARGO_PKG_VERSION");
    let advice = format!("by nonlocal {version}: make them again with this version (byte 9)");
    assert_eq!(
        refused(0, b'n'),
        "the bytes are not a program: they begin otherwise (byte 0)"
    );
    assert_eq!(
        refused(8, b'G'),
        "the bytes are not a program: they are a graph of objects (byte 8)"
    );
    assert_eq!(
        refused(8, b'?'),
        "the bytes are not a program: they are something unknown (byte 8)"
    );
    for (at, byte, reason) in [
        (9, 77, "have format 77, and format 1 is read"),
        (12, 99, "are read by the same minor version only"),
        (16, bytes[16] ^ 1, "consist of other instructions"),
    ] {
        let refused = refused(at, byte);
        assert!(
            refused.contains(reason) && refused.ends_with(&advice),
            "{refused}"
        );
    }
}

#[test]
fn code_is_run_in_the_way_that_it_was_made_for() {
    let mut bytes = bytes(SCRIPTS[0]);
    for kind in [1, 2] {
        bytes[HEADER] = kind;
        let error = Program::from_bytes(&bytes).expect_err("it is a module");
        assert_eq!(
            error.to_string(),
            "the bytes are not a program: the code cannot be run in that way (byte 24)"
        );
    }
}
