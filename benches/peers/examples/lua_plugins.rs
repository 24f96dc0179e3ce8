//! `plugins` with mlua: an editor whose plugins see Rust types, and whose failed commands change nothing.
//!
//! What a selection holds of its buffer is a handle into the registry, so that a buffer which in turn held a selection
//! would never be freed. Lua has no decorators, and no `len` or `in` for the methods of a type but `#`.

use std::sync::atomic::{AtomicUsize, Ordering};

use mlua::{
    AnyUserData, Error, Function, HookTriggers, Lua, LuaOptions, MetaMethod, Result, StdLib, Table,
    UserData, UserDataFields, UserDataMethods, UserDataRef, VmState,
};

const TEXT: [&str; 6] = [
    "grace hopper",
    "Ada Lovelace",
    "barbara  liskov",
    "Edsger Dijkstra",
    "",
    "notes",
];

const LINES: &str = "
command('sort', 'sorts lines, whether they begin with a capital or not', function(selection)
    local lines = selection.lines
    table.sort(lines, function(a, b) return a:lower() < b:lower() end)
    selection.lines = lines
end)

command('number', 'puts a number before each line', function(selection)
    local buffer, count = selection.buffer, 0
    for index in selection:each() do
        count = count + 1
        buffer[index] = count .. '. ' .. buffer[index]
    end
end)";

const MARKS: &str = "
local marked

command('mark', 'adds lines to what is marked', function(selection)
    marked = marked and marked | selection or selection
    print('marked: ' .. tostring(marked) .. ' which are ' .. #marked)
end)

command('run marked', 'does to the marked lines what another plugin can do', function(selection)
    print(tostring(marked:contains(selection)), tostring(selection == marked), tostring(marked & selection))
    run('sort', marked)
    run('initials', marked)
end)";

const INITIALS: &str = "
local function initial(word)
    if word == '' then error('string index out of range') end
    return word:sub(1, 1):upper() .. '.'
end

command('initials', 'leaves the first letters', function(selection)
    local buffer = selection.buffer
    for index in selection:each() do
        local words = {}
        for word in (buffer[index] .. ' '):gmatch('(.-) ') do
            words[#words + 1] = initial(word)
        end
        buffer[index] = table.concat(words, ' ')
    end
end)";

const NOSY: &str = "
local function attempt(run)
    local fine, found = pcall(run)
    print('  ' .. (fine and 'allowed: ' or '') .. tostring(found):match('^[^\\n]*'))
end

command('look around', 'says what it has seen', function(selection)
    local buffer = selection.buffer
    attempt(function() return buffer.path end)
    attempt(function() buffer.name = 'mine' end)
    attempt(function() return buffer[99] end)
    attempt(function() return buffer + 1 end)
    attempt(function() return os.getenv('HOME') end)
    while true do end
end)";

/// What a call may run, in steps of a thousand instructions.
const STEPS: usize = 100;

fn main() -> Result<()> {
    let mut editor = Editor::open("people.txt", &TEXT)?;
    editor.load("lines.lua", LINES);
    editor.load("marks.lua", MARKS);
    editor.load("initials.lua", INITIALS);
    editor.load("nosy.lua", NOSY);
    editor.print_commands();

    editor.run("sort", 0, 3)?;
    editor.run("mark", 0, 1)?;
    editor.run("mark", 2, 4)?;
    editor.run("run marked", 1, 3)?;
    editor.run("look around", 0, 1)?;
    editor.run("initials", 0, 1)?;
    editor.run("number", 0, 4)?;
    editor.print_commands();
    Ok(())
}

struct Buffer {
    name: String,
    #[expect(dead_code, reason = "nothing is saved here")]
    path: String,
    lines: Vec<String>,
}

impl Buffer {
    fn index(&self, index: i64) -> Result<usize> {
        let found = usize::try_from(index).ok();
        found
            .filter(|index| *index < self.lines.len())
            .ok_or_else(|| Error::runtime(format!("no line {index}")))
    }
}

impl UserData for Buffer {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("name", |_, this| Ok(this.name.clone()));
    }

    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method_mut("append", |_, this, line: String| {
            this.lines.push(line);
            Ok(())
        });
        methods.add_method("contains", |_, this, line: String| {
            Ok(this.lines.contains(&line))
        });
        methods.add_meta_method(MetaMethod::Len, |_, this, ()| Ok(this.lines.len()));
        methods.add_meta_method(MetaMethod::Index, |_, this, key: mlua::Value| {
            match key.as_i64() {
                Some(index) => Ok(this.lines[this.index(index)?].clone()),
                None => Err(Error::runtime(format!(
                    "a buffer has no {}",
                    key.to_string()?
                ))),
            }
        });
        methods.add_meta_method_mut(
            MetaMethod::NewIndex,
            |_, this, (key, line): (mlua::Value, String)| {
                let Some(index) = key.as_i64() else {
                    let key = key.to_string()?;
                    return Err(Error::runtime(format!("{key} of a buffer cannot be set")));
                };
                let index = this.index(index)?;
                this.lines[index] = line;
                Ok(())
            },
        );
        methods.add_meta_method(MetaMethod::ToString, |_, this, ()| {
            Ok(format!(
                "<buffer {} of {} lines>",
                this.name,
                this.lines.len()
            ))
        });
    }
}

struct Selection {
    buffer: AnyUserData,
    start: usize,
    end: usize,
}

impl Selection {
    fn with(&self, start: usize, end: usize) -> Self {
        Self {
            buffer: self.buffer.clone(),
            start,
            end: end.max(start),
        }
    }

    fn lines(&self) -> Result<Vec<String>> {
        let buffer = self.buffer.borrow::<Buffer>()?;
        let end = self.end.min(buffer.lines.len());
        Ok(buffer.lines[self.start.min(end)..end].to_vec())
    }

    fn set_lines(&mut self, lines: Vec<String>) -> Result<()> {
        let mut buffer = self.buffer.borrow_mut::<Buffer>()?;
        let end = self.end.min(buffer.lines.len());
        let start = self.start.min(end);
        self.end = start + lines.len();
        buffer.lines.splice(start..end, lines);
        Ok(())
    }
}

type Other = UserDataRef<Selection>;

impl UserData for Selection {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("buffer", |_, this| Ok(this.buffer.clone()));
        fields.add_field_method_get("lines", |_, this| this.lines());
        fields.add_field_method_set("lines", |_, this, lines| this.set_lines(lines));
    }

    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("contains", |_, this, other: Other| {
            Ok(this.start <= other.start && other.end <= this.end)
        });
        methods.add_method("each", |lua, this, ()| {
            let mut indices = this.start..this.end;
            lua.create_function_mut(move |_, ()| Ok(indices.next()))
        });
        methods.add_meta_method(MetaMethod::Len, |_, this, ()| Ok(this.end - this.start));
        methods.add_meta_method(MetaMethod::BOr, |_, this, other: Other| {
            Ok(this.with(this.start.min(other.start), this.end.max(other.end)))
        });
        methods.add_meta_method(MetaMethod::BAnd, |_, this, other: Other| {
            Ok(this.with(this.start.max(other.start), this.end.min(other.end)))
        });
        methods.add_meta_function(MetaMethod::Eq, |_, (a, b): (Other, Other)| {
            Ok(a.start == b.start && a.end == b.end && a.buffer == b.buffer)
        });
        methods.add_meta_method(MetaMethod::ToString, |_, this, ()| {
            Ok(format!("<lines {} to {}>", this.start, this.end))
        });
    }
}

#[derive(Default)]
struct Registry {
    running: String,
    commands: Vec<Command>,
    printed: Vec<String>,
    steps: AtomicUsize,
}

#[derive(Clone)]
struct Command {
    name: String,
    help: String,
    plugin: String,
    function: Function,
}

struct Editor {
    lua: Lua,
    buffer: AnyUserData,
}

impl Editor {
    fn open(name: &str, lines: &[&str]) -> Result<Self> {
        let libraries = StdLib::TABLE | StdLib::STRING | StdLib::MATH;
        let lua = Lua::new_with(libraries, LuaOptions::default())?;
        lua.set_memory_limit(16 << 20)?;
        lua.set_app_data(Registry::default());
        let every = HookTriggers::new().every_nth_instruction(1_000);
        lua.set_hook(every, |lua, _| {
            let steps = registry(lua)?.steps.fetch_add(1, Ordering::Relaxed);
            if steps >= STEPS {
                Err(Error::runtime("the plugin takes too long"))
            } else {
                Ok(VmState::Continue)
            }
        })?;
        let buffer = lua.create_userdata(Buffer {
            name: name.to_owned(),
            path: format!("/home/ada/{name}"),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        })?;
        Ok(Self { lua, buffer })
    }

    fn registry(&self) -> mlua::AppDataRefMut<'_, Registry> {
        self.lua
            .app_data_mut()
            .expect("it was put there at the start")
    }

    fn begin(&self, plugin: &str) {
        let mut registry = self.registry();
        registry.running = plugin.to_owned();
        registry.steps = AtomicUsize::new(0);
    }

    fn load(&mut self, plugin: &str, script: &str) {
        self.begin(plugin);
        let loaded = names(&self.lua).and_then(|names| {
            let chunk = self.lua.load(script).set_name(format!("={plugin}"));
            chunk.set_environment(names).exec()
        });
        if let Err(error) = loaded {
            self.disable(plugin, &error);
        }
    }

    fn run(&mut self, name: &str, start: usize, end: usize) -> Result<()> {
        println!("\n> {name} {start}..{end}");
        let Some(command) = self.registry().find(name) else {
            println!("no such command");
            return Ok(());
        };
        self.begin(&command.plugin);
        let before = self.buffer.borrow::<Buffer>()?.lines.clone();
        let buffer = self.buffer.clone();
        let selection = Selection { buffer, start, end };
        let result = command.function.call::<()>(selection);
        let printed = std::mem::take(&mut self.registry().printed);
        for line in printed {
            println!("{line}");
        }
        match result {
            Ok(()) if self.buffer.borrow::<Buffer>()?.lines != before => self.print_text()?,
            Ok(()) => {}
            Err(error) => {
                self.buffer.borrow_mut::<Buffer>()?.lines = before;
                // The plugin whose code failed is known by the text of the error alone.
                let text = error.to_string();
                let plugins = ["lines.lua", "marks.lua", "initials.lua", "nosy.lua"];
                let places = plugins.map(|plugin| (text.find(&format!("{plugin}:")), plugin));
                let first = places
                    .iter()
                    .filter_map(|(at, plugin)| Some((at.as_ref()?, plugin)));
                let plugin = first
                    .min()
                    .map_or(&*command.plugin, |(_, plugin)| plugin)
                    .to_owned();
                self.disable(&plugin, &error);
            }
        }
        Ok(())
    }

    fn disable(&mut self, plugin: &str, error: &Error) {
        self.registry()
            .commands
            .retain(|command| command.plugin != plugin);
        println!("{plugin} is disabled:\n{error}");
    }

    fn print_commands(&self) {
        println!("\ncommands:");
        for Command {
            name, help, plugin, ..
        } in &self.registry().commands
        {
            println!("{name:<12} {plugin:<12} {help}");
        }
    }

    fn print_text(&self) -> Result<()> {
        for line in &self.buffer.borrow::<Buffer>()?.lines {
            println!("{}", format!("  | {line}").trim_end());
        }
        Ok(())
    }
}

impl Registry {
    fn find(&self, name: &str) -> Option<Command> {
        let mut commands = self.commands.iter();
        commands.find(|command| command.name == name).cloned()
    }
}

fn registry(lua: &Lua) -> Result<mlua::AppDataRefMut<'_, Registry>> {
    lua.app_data_mut()
        .ok_or_else(|| Error::runtime("no editor is open"))
}

/// The names of one plugin.
fn names(lua: &Lua) -> Result<Table> {
    let names = lua.create_table()?;
    for name in ["error", "ipairs", "pcall", "string", "table", "tostring"] {
        names.set(name, lua.globals().get::<mlua::Value>(name)?)?;
    }
    names.set("command", lua.create_function(command)?)?;
    names.set("run", lua.create_function(run)?)?;
    let print = |lua: &Lua, texts: mlua::Variadic<String>| {
        registry(lua)?.printed.push(texts.join(" "));
        Ok(())
    };
    names.set("print", lua.create_function(print)?)?;
    Ok(names)
}

fn command(lua: &Lua, (name, help, function): (String, String, Function)) -> Result<()> {
    let mut registry = registry(lua)?;
    if registry.find(&name).is_some() {
        return Err(Error::runtime(format!(
            "there is a command {name:?} already"
        )));
    }
    let plugin = registry.running.clone();
    registry.commands.push(Command {
        name,
        help,
        plugin,
        function,
    });
    Ok(())
}

/// What one plugin can do, for another one.
fn run(lua: &Lua, (name, selection): (String, AnyUserData)) -> Result<()> {
    let command = registry(lua)?.find(&name);
    let command = command.ok_or_else(|| Error::runtime(name))?;
    command.function.call(selection)
}
