//! `game_events` with mlua: handlers of players' scripts, bounded, reloaded, their variables saved and restored by name.
//!
//! mlua shows no captured variables. The host reads and writes them by `debug.getupvalue` and `debug.setupvalue`, for
//! which the state has to be an unsafe one, and takes both away from scripts. That two handlers share a variable is
//! known by `debug.upvalueid`; the function that a variable belongs to has no name at run time.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use mlua::{
    Error, Function, HookTriggers, Lua, LuaOptions, LuaSerdeExt, Result, StdLib, Value, VmState,
};

const STEPS: usize = 10;
const HANDLERS: usize = 16;

const GUARD: &str = "
local function station(post)
    local at, heard = post, {}
    on('tick', function(frame)
        at = (at + 1) % 4
        if at == post then
            print('back at post ' .. post .. ', ' .. #heard .. ' noises so far')
        end
    end)
    on('noise', function(place)
        heard[#heard + 1] = place
        print('noise at ' .. place .. ' while at ' .. at)
    end)
end
station(2)";

const MINER: &str = "
local ore = 2
on('tick', function(frame)
    if ore > 0 then
        ore = ore - 1
        emit('noise', 7)
        return
    end
    while ore == 0 do end
end)
on('noise', function(place) print('that was me') end)";

const LAMP: &str = "
local level = 0
on('tick', function(frame)
    level = level + 1
    print('lantern at level ' .. levle)
end)";

const LAMP_FIXED: &str = "
local level = 0
on('tick', function(frame)
    level = level + 1
    print('lantern at level ' .. level)
end)
on('night', function(frame)
    print('lantern goes out at level ' .. level)
    level = 0
end)";

type Event = (String, i64);
type Saved = BTreeMap<String, String>;

fn main() -> Result<()> {
    let mut players = [
        Player::join("ada", GUARD)?,
        Player::join("bob", MINER)?,
        Player::join("cleo", LAMP)?,
    ];
    for number in 1..=3 {
        frame(&mut players, "tick", number);
    }

    println!("cleo repairs the lamp; it goes on from the level it had");
    players[2].reload(LAMP_FIXED)?;
    frame(&mut players, "tick", 4);

    println!("the server restarts; ada's guard is as it was");
    let saved = players[0].save()?;
    for (variable, json) in &saved {
        println!("    {variable} = {json}");
    }
    players[0] = Player::join("ada", GUARD)?;
    players[0].restore(&saved)?;
    players[0].desk(|desk| desk.emitted.push(("noise".to_owned(), 9)));
    frame(&mut players, "tick", 5);
    frame(&mut players, "night", 6);
    Ok(())
}

fn frame(players: &mut [Player], event: &str, number: i64) {
    println!("frame {number}: {event}");
    for player in &mut *players {
        player.fire(event, number);
    }
    let emitted = players
        .iter()
        .flat_map(|player| player.desk(|desk| std::mem::take(&mut desk.emitted)));
    for (event, argument) in emitted.collect::<Vec<Event>>() {
        for player in &mut *players {
            player.fire(&event, argument);
        }
    }
}

#[derive(Clone)]
struct Handler {
    event: String,
    function: Function,
}

/// What the functions for scripts work on.
#[derive(Default)]
struct Desk {
    handlers: Vec<Handler>,
    emitted: Vec<Event>,
    printed: Vec<String>,
    steps: AtomicUsize,
}

struct Player {
    name: &'static str,
    lua: Lua,
    get: Function,
    set: Function,
    id: Function,
}

impl Player {
    fn join(name: &'static str, script: &str) -> Result<Self> {
        let libraries = StdLib::TABLE | StdLib::STRING | StdLib::MATH | StdLib::DEBUG;
        // SAFETY: scripts are given nothing of the library `debug`; it is taken away below.
        let lua = unsafe { Lua::unsafe_new_with(libraries, LuaOptions::default()) };
        let debug: mlua::Table = lua.globals().get("debug")?;
        let (get, set) = (debug.get("getupvalue")?, debug.get("setupvalue")?);
        let id = debug.get("upvalueid")?;
        for unwanted in ["debug", "load", "loadfile", "dofile", "collectgarbage"] {
            lua.globals().set(unwanted, Value::Nil)?;
        }
        lua.set_memory_limit(1 << 20)?;
        lua.set_app_data(Desk::default());
        let every = HookTriggers::new().every_nth_instruction(1_000);
        lua.set_hook(every, |lua, debug| {
            let steps = lua
                .app_data_ref::<Desk>()
                .map(|desk| desk.steps.fetch_add(1, Ordering::Relaxed));
            match steps {
                Some(steps) if steps >= STEPS => {
                    let line = debug.current_line().unwrap_or_default();
                    Err(Error::external(RanAway(line)))
                }
                _ => Ok(VmState::Continue),
            }
        })?;
        let mut player = Self {
            name,
            lua,
            get,
            set,
            id,
        };
        player.offer()?;
        player.load(script)?;
        Ok(player)
    }

    /// What scripts see.
    fn offer(&mut self) -> Result<()> {
        let on = |lua: &Lua, (event, function): (String, Function)| match lua.app_data_mut::<Desk>()
        {
            Some(mut desk) if desk.handlers.len() < HANDLERS => {
                desk.handlers.push(Handler { event, function });
                Ok(())
            }
            _ => Err(Error::runtime("too many handlers")),
        };
        let emit = |lua: &Lua, event: Event| {
            if let Some(mut desk) = lua.app_data_mut::<Desk>() {
                desk.emitted.push(event);
            }
            Ok(())
        };
        let print = |lua: &Lua, text: String| {
            if let Some(mut desk) = lua.app_data_mut::<Desk>() {
                desk.printed.push(text);
            }
            Ok(())
        };
        let globals = self.lua.globals();
        globals.set("on", self.lua.create_function(on)?)?;
        globals.set("emit", self.lua.create_function(emit)?)?;
        globals.set("print", self.lua.create_function(print)?)
    }

    fn desk<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = self.lua.app_data_mut().expect("it is there");
        work(&mut desk)
    }

    fn load(&mut self, script: &str) -> Result<()> {
        self.desk(|desk| desk.steps = AtomicUsize::new(0));
        self.lua.load(script).set_name(self.name).exec()
    }

    fn fire(&mut self, event: &str, argument: i64) {
        let handlers = self.desk(|desk| desk.handlers.clone());
        for handler in handlers.iter().filter(|handler| handler.event == event) {
            self.desk(|desk| desk.steps = AtomicUsize::new(0));
            let result = handler.function.call::<()>(argument);
            for line in self.desk(|desk| std::mem::take(&mut desk.printed)) {
                println!("    {}: {line}", self.name);
            }
            let Err(error) = result else { continue };
            match error.downcast_ref::<RanAway>() {
                Some(ran_away) => {
                    println!("    {} on {event}: stopped for good: {ran_away}", self.name);
                    self.desk(|desk| {
                        desk.handlers
                            .retain(|other| other.function != handler.function);
                    });
                }
                None => {
                    let text = error.to_string();
                    let first = text.lines().next().unwrap_or_default();
                    println!("    {} on {event}: {first}", self.name);
                }
            }
        }
    }

    fn reload(&mut self, script: &str) -> Result<()> {
        let contents = self.contents()?;
        let old = self.desk(|desk| std::mem::take(&mut desk.handlers));
        let loaded = self.load(script).and_then(|()| self.fill(&contents));
        if loaded.is_err() {
            self.desk(|desk| desk.handlers = old);
        }
        loaded
    }

    fn save(&mut self) -> Result<Saved> {
        let mut saved = Saved::new();
        for (name, value) in self.contents()? {
            if let Ok(json) = serde_json::to_string(&value) {
                saved.insert(name, json);
            }
        }
        Ok(saved)
    }

    fn restore(&mut self, saved: &Saved) -> Result<()> {
        let mut contents = BTreeMap::new();
        for (name, json) in saved {
            let json: serde_json::Value = serde_json::from_str(json).map_err(Error::external)?;
            contents.insert(name.clone(), self.lua.to_value(&json)?);
        }
        self.fill(&contents)
    }

    fn contents(&self) -> Result<BTreeMap<String, Value>> {
        let mut contents = BTreeMap::new();
        for (name, (function, place)) in self.variables()? {
            let (_, value): (String, Value) = self.get.call((function, place))?;
            if !value.is_function() && !value.is_nil() {
                contents.insert(name, value);
            }
        }
        Ok(contents)
    }

    fn fill(&self, contents: &BTreeMap<String, Value>) -> Result<()> {
        for (name, (function, place)) in self.variables()? {
            if let Some(value) = contents.get(&name) {
                self.set.call::<Value>((function, place, value.clone()))?;
            }
        }
        Ok(())
    }

    /// The captured variables of all handlers, those that handlers share once, by a function that has each and its place there.
    fn variables(&self) -> Result<BTreeMap<String, (Function, usize)>> {
        let mut variables = BTreeMap::new();
        let mut seen = Vec::new();
        for handler in self.desk(|desk| desk.handlers.clone()) {
            for place in 1.. {
                let found: (Option<String>, Value) =
                    self.get.call((handler.function.clone(), place))?;
                let Some(captured) = found.0 else { break };
                let id: Value = self.id.call((handler.function.clone(), place))?;
                if captured == "_ENV" || seen.contains(&id) {
                    continue;
                }
                seen.push(id);
                let mut name = captured.clone();
                for number in 2.. {
                    if !variables.contains_key(&name) {
                        break;
                    }
                    name = format!("{captured} #{number}");
                }
                variables.insert(name, (handler.function.clone(), place));
            }
        }
        Ok(variables)
    }
}

/// A handler was stopped in this line.
#[derive(Debug)]
struct RanAway(usize);

impl fmt::Display for RanAway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ran away in line {}", self.0)
    }
}

impl std::error::Error for RanAway {}
