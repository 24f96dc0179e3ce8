//! `watch` with mlua: a variable that host and scripts share, and whose writes the host hears of.
//!
//! A variable of Lua cannot be watched, nor found by its name from Rust. Scripts read and write a field of a proxy
//! instead: an empty table whose metatable sends each access to the host.

use std::fmt::Write as _;

use mlua::{Error, Function, Lua, Result, Table, Value};

const THERMOSTAT: &str = "
local function colder(degrees)
    boiler.target = boiler.target - degrees
end
local function warmer(degrees)
    boiler.target = boiler.target + degrees
    return boiler.target
end
return colder, warmer";

const SCHEDULE: &str = "
local function night()
    for _, step in ipairs({60, 55}) do
        boiler.target = step
    end
end
local function party()
    local before = boiler.target
    local fine, error = pcall(function() boiler.target = 120 end)
    if not fine then
        boiler.target = before
        return 'no party: ' .. tostring(error):match('^[^\\n]*')
    end
end
return night, party";

/// What the host writes down, and whether it still listens.
struct Journal {
    lines: Vec<String>,
    watching: bool,
}

/// The proxy in front of the table that has the values.
fn proxy(lua: &Lua, values: &Table) -> Result<Table> {
    let held = values.clone();
    let read = lua.create_function(move |_, (_, name): (Table, String)| held.get::<Value>(name))?;
    let held = values.clone();
    let write =
        lua.create_function(move |lua, (_, name, new): (Table, String, Value)| {
            match name.as_str() {
                "target" => set_target(lua, &held, new),
                _ => held.set(name, new),
            }
        })?;
    let metatable = lua.create_table()?;
    metatable.set("__index", read)?;
    metatable.set("__newindex", write)?;
    let proxy = lua.create_table()?;
    proxy.set_metatable(Some(metatable))?;
    Ok(proxy)
}

/// One write of the variable, by a script or by the host.
fn set_target(lua: &Lua, values: &Table, new: Value) -> Result<()> {
    let old: Value = values.get("target")?;
    values.set("target", new.clone())?;
    // The function that called the metamethod, of which Lua knows the line alone; the host itself is nobody.
    let place = lua
        .inspect_stack(1, |debug| Some(format!("line {}", debug.current_line()?)))
        .flatten()
        .unwrap_or_else(|| "the host".to_owned());
    let shown = new.to_string()?;
    let Some(mut journal) = lua.app_data_mut::<Journal>() else {
        return Ok(());
    };
    if !journal.watching {
        return Ok(());
    }
    let mut line = String::new();
    write!(line, "{} -> {shown} by {place}", old.to_string()?).map_err(Error::external)?;
    journal.lines.push(line);
    match new.as_i64() {
        Some(20..=90) => Ok(()),
        _ => Err(Error::runtime(format!("{shown} degrees"))),
    }
}

fn main() -> Result<()> {
    let lua = Lua::new();
    lua.set_app_data(Journal {
        lines: Vec::new(),
        watching: true,
    });
    let values = lua.create_table()?;
    values.set("target", 70)?;
    lua.globals().set("boiler", proxy(&lua, &values)?)?;
    let (colder, warmer): (Function, Function) = lua.load(THERMOSTAT).eval()?;
    let (night, party): (Function, Function) = lua.load(SCHEDULE).eval()?;

    colder.call::<()>(5)?;
    println!("warmer: {}", warmer.call::<i64>(2)?);
    night.call::<()>(())?;
    println!("{}", party.call::<String>(())?);
    set_target(&lua, &values, Value::Integer(70))?;
    if let Some(mut journal) = lua.app_data_mut::<Journal>() {
        journal.watching = false;
    }
    colder.call::<()>(50)?;

    println!("target: {:?}", values.get::<Option<i64>>("target")?);
    let journal = lua.remove_app_data::<Journal>();
    for line in journal.map(|journal| journal.lines).unwrap_or_default() {
        println!("    {line}");
    }
    Ok(())
}
