//! What arrives answers as what was sent.

use nonlocal::{Engine, Object, Output, Program, Runtime};

/// What the questions need.
const HELP: &str = r"
import gc
from weakref import ref
last = [None]
def attempt(f, *args):
    import traceback
    try: return f(*args)
    except Exception as e:
        last[0] = traceback.format_exc().partition('attempt\n')[2]
        return repr(e)
def entered(c):
    with c as x: return x
async def collected(items): return [x async for x in items]
async def locked(lock, event, queue, semaphore):
    async with lock: a = lock.locked()
    event.set()
    await queue.put(5)
    async with semaphore: pass
    return a, lock.locked(), await event.wait(), await queue.get(), queue.maxsize, queue.empty()
def collected_garbage(): gc.collect()
";

struct Case {
    name: String,
    make: String,
    ask: String,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("arrives.py").lines() {
        if let Some(name) = line.strip_prefix("#:: ") {
            let (make, ask) = (String::new(), String::new());
            cases.push(Case {
                name: name.to_owned(),
                make,
                ask,
            });
        } else if let Some(case) = cases.last_mut() {
            match line.strip_prefix("#> ") {
                Some(ask) => ask.clone_into(&mut case.ask),
                None => {
                    case.make.push_str(line);
                    case.make.push('\n');
                }
            }
        }
    }
    cases
}

fn runtime() -> Runtime {
    let engine = Engine::builder().stdout(Output::collect()).build();
    engine.runtime()
}

/// The object that a case makes.
fn made(case: &Case, rt: &mut Runtime) -> Result<Object, String> {
    let program = Program::compile("arrives.py", &case.make);
    let made = program.and_then(|program| rt.run(&program));
    made.map_err(|error| format!("{}: {error:?}", case.name))
}

/// What an object answers.
fn answer(case: &Case, rt: &mut Runtime, it: &Object) -> Result<String, String> {
    let (before, ask) = case.ask.rsplit_once("; ").unwrap_or(("", &case.ask));
    let ask = format!("{before}\nrepr({ask})");
    let answer = rt.set("it", it).and_then(|()| {
        rt.run::<()>(HELP)?;
        rt.run::<String>(&*ask)
    });
    answer.map_err(|error| format!("{}: {error:?}", case.name))
}

fn check(case: &Case) -> Result<(), String> {
    let failed = |what: &str, error: String| format!("{}: {what}: {error}", case.name);
    let (mut here, mut there) = (runtime(), runtime());
    let object = made(case, &mut here)?;
    let frozen = here
        .freeze(&object)
        .map_err(|error| failed("freeze", format!("{error:?}")))?;
    here.check()
        .map_err(|error| failed("here", error.to_string()))?;
    let wanted = answer(case, &mut here, &object)?;
    let object: Object = there
        .thaw(&frozen)
        .map_err(|error| failed("thaw", format!("{error:?}")))?;
    there
        .check()
        .map_err(|error| failed("there", error.to_string()))?;
    let again = there
        .freeze(&object)
        .map_err(|error| failed("freeze again", format!("{error:?}")))?;
    if again != frozen {
        return Err(failed("frozen again", "other bytes".to_owned()));
    }
    let got = answer(case, &mut there, &object)?;
    drop(object);
    there
        .check()
        .map_err(|error| failed("there", error.to_string()))?;
    if got == wanted {
        Ok(())
    } else {
        Err(failed("answers", format!("\n  {got}\nnot\n  {wanted}")))
    }
}

#[test]
fn what_arrives_is_what_was_sent() {
    let failures: Vec<String> = cases()
        .iter()
        .filter_map(|case| check(case).err())
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
