//! Lua 5.4 by mlua.

use mlua::{Function, Lua};

use crate::measure::Operation;
use crate::ours::{COMPILE, HOST_TO_SCRIPT, NEW_RUNTIME, READ, SCRIPT_TO_HOST, WRITE};

const RULES: &str = include_str!("../scripts/rules.lua");

const COUNTER: &str = "
local function make_counter(n)
    return function(by)
        n = n + by
        return n
    end
end
return make_counter(0)";

const LOOPS: &str = "
local add = add
function calling(n)
    local total = 0
    for i = 1, n do total = add(total, i) end
    return total
end
function adding(n)
    local total = 0
    for i = 1, n do total = total end
    return total
end";

fn loops(name: &str) -> impl FnMut(u64) + 'static {
    let lua = Lua::new();
    let add = lua
        .create_function(|_, (a, b): (i64, i64)| Ok(a + b))
        .expect("a function");
    lua.globals().set("add", add).expect("it is set");
    lua.load(LOOPS).exec().expect("the script runs");
    let looping: Function = lua.globals().get(name).expect("it is there");
    move |n| {
        let _keep = &lua;
        looping.call::<i64>(n).expect("the loop runs");
    }
}

pub(crate) fn operations() -> Vec<Operation> {
    let lua = Lua::new();
    let check: String = {
        lua.load(RULES).exec().expect("the script runs");
        let main: Function = lua.globals().get("main").expect("it is there");
        main.call(()).expect("it returns")
    };
    assert!(check.starts_with("rule main: "), "{check}");
    let step: Function = lua.load(COUNTER).eval().expect("the script runs");
    let compiler = Lua::new();
    let (reader, writer) = (Lua::new(), Lua::new());
    reader.globals().set("n", 1).expect("it is set");
    vec![
        Operation::new(NEW_RUNTIME, |n| {
            for _ in 0..n {
                std::hint::black_box(Lua::new());
            }
        }),
        Operation::new(COMPILE, move |n| {
            for _ in 0..n {
                std::hint::black_box(compiler.load(RULES).into_function().expect("it compiles"));
            }
        }),
        Operation::new(HOST_TO_SCRIPT, move |n| {
            let _keep = &lua;
            for _ in 0..n {
                let value: i64 = step.call(1).expect("the call succeeds");
                std::hint::black_box(value);
            }
        }),
        Operation::new(SCRIPT_TO_HOST, loops("calling")).net_of(loops("adding")),
        Operation::new(READ, move |n| {
            let globals = reader.globals();
            for _ in 0..n {
                let value: i64 = globals.get("n").expect("an int");
                std::hint::black_box(value);
            }
        }),
        Operation::new(WRITE, move |n| {
            let globals = writer.globals();
            for i in 0..n {
                globals.set("n", i).expect("it is written");
            }
        }),
    ]
}
