//! Code objects made by scripts: `code.replace(**fields)` and `types.CodeType(*fields)`.
//!
//! Input: the fields by name or in the constructor's order. Output: a linked code object, which passed the verifier
//! like any other. Names, constants, positions and counts are free as far as the instructions still fit.
//! Instructions are not: `co_code` must be the bytes of a code object that exists in this runtime, because only the
//! compiler's own are known to write each temporary before they read it. The layout of the frame comes with them.
//! Invariant: a parameter that became a plain local is found unbound at entry, before any instruction reads it.

use crate::text::words::words;
use std::sync::Arc;

use super::given::{self, Given};
use super::{Shown, exception_table, instruction_bytes, locations, this};
use crate::code::{
    CodeFlags, CodeObject, CodeParts, Constant, Instr, Position, Reg, verify_layout,
    verify_rearranged,
};
use crate::value::{CodeKey, Tag, Value};
use crate::vm::price;
use crate::vm::{Args, Fault, Outcome, Vm};

/// The fields of `replace()`, in the order in which CPython names them.
const FIELDS: &[&str] = words!(
    "co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_firstlineno co_code \
     co_consts co_names co_varnames co_freevars co_cellvars co_filename co_name co_qualname co_linetable \
     co_exceptiontable"
);

/// The positional arguments of the constructor.
const POSITIONAL: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
    "co_freevars",
    "co_cellvars",
];

/// How many of [`POSITIONAL`] the constructor must get; the others are empty.
const REQUIRED: usize = 16;

/// A field with its value, and who asks: error messages differ.
#[derive(Clone, Copy)]
struct Field<'a> {
    name: &'a str,
    /// The number of the constructor's argument; `None`: a keyword of `replace()`.
    argument: Option<usize>,
    value: Value,
}

/// A code object on its way.
struct Draft {
    parts: CodeParts,
    /// The linked nested code, one for each of `parts.children`.
    children: Vec<CodeKey>,
    /// The code that the instructions come from.
    source: CodeObject,
    line_table: Option<Vec<u8>>,
    /// What the caller takes for the number of local variables.
    nlocals: Option<u32>,
    /// The tuple of constants that was given.
    given: Option<Value>,
    /// Constants that no compiler makes, by their index.
    objects: Vec<(usize, Value)>,
}

/// `code.replace(**fields)`
pub(in crate::builtins::call::code_object) fn replace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, code) = this(vm, args)?;
    vm.budget
        .burn(price::copied(code.instrs.len() + 4 * code.varnames.len()))?;
    if args.len() > 1 {
        return Err(vm.type_error("replace() takes no positional arguments"));
    }
    vm.refuse(code.bytes().saturating_mul(2))?;
    let mut draft = Draft {
        parts: code.parts().clone(),
        children: vm.heap[key].children.to_vec(),
        source: code.clone(),
        line_table: None,
        nlocals: None,
        given: None,
        objects: Vec::new(),
    };
    for &(name, value) in args.kw {
        let text = vm.heap.text(name).to_owned();
        if !FIELDS.contains(&text.as_str()) {
            return Err(vm.unexpected_keyword("replace", name, FIELDS));
        }
        let field = Field {
            name: &text,
            argument: None,
            value,
        };
        set(vm, &mut draft, field)?;
    }
    // The line table counts from the first line.
    if draft.line_table.is_none() && draft.parts.firstlineno != code.firstlineno {
        draft.line_table = Some(locations::encode(&code));
    }
    build(vm, draft)
}

/// `types.CodeType(argcount, .., cellvars)`
pub(in crate::builtins::call::code_object) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if !args.kw.is_empty() {
        return Err(vm.type_error("code() takes no keyword arguments"));
    }
    let values = args.pos.get(1..).unwrap_or_default();
    let bound = match values.len() {
        given if given < REQUIRED => Some(("least", REQUIRED)),
        given if given > POSITIONAL.len() => Some(("most", POSITIONAL.len())),
        _ => None,
    };
    if let Some((bound, count)) = bound {
        return Err(vm.type_error(format!(
            "code expected at {bound} {count} arguments, got {}",
            values.len()
        )));
    }
    let fields = || {
        let numbered = POSITIONAL.iter().zip(values).enumerate();
        numbered.map(|(index, (name, value))| Field {
            name,
            argument: Some(index + 1),
            value: *value,
        })
    };
    let mut draft = empty_draft(vm)?;
    // The instructions come first: constants and the exception table are checked against them.
    let (code, others): (Vec<_>, Vec<_>) = fields().partition(|field| field.name == "co_code");
    for field in code.into_iter().chain(others) {
        set(vm, &mut draft, field)?;
    }
    build(vm, draft)
}

/// What the constructor starts from: no variables, no children.
fn empty_draft(vm: &mut Vm) -> Outcome<Draft> {
    let parts = CodeParts {
        instrs: vec![Instr::RaiseCurrent {}],
        positions: vec![Position::default()],
        live: vec![0],
        ..CodeParts::default()
    };
    match verify_layout(parts.clone()) {
        Ok(source) => Ok(Draft {
            parts,
            children: Vec::new(),
            source,
            line_table: None,
            nlocals: None,
            given: None,
            objects: Vec::new(),
        }),
        Err(error) => Err(vm.system_error(error.to_string())),
    }
}

fn set(vm: &mut Vm, draft: &mut Draft, field: Field<'_>) -> Outcome<()> {
    let parts = &mut draft.parts;
    match field.name {
        "co_name" => parts.name = text(vm, field)?,
        "co_qualname" => parts.qualname = text(vm, field)?,
        "co_filename" => parts.filename = text(vm, field)?,
        "co_names" => parts.names = texts(vm, field)?,
        "co_varnames" => parts.varnames = texts(vm, field)?,
        "co_cellvars" => parts.cellvars = texts(vm, field)?,
        "co_freevars" => parts.freevars = texts(vm, field)?,
        "co_consts" => constants(vm, draft, field)?,
        "co_firstlineno" => parts.firstlineno = first_line(vm, field)?,
        "co_argcount" => parts.argcount = count(vm, field)?,
        "co_posonlyargcount" => parts.posonlyargcount = count(vm, field)?,
        "co_kwonlyargcount" => parts.kwonlyargcount = count(vm, field)?,
        "co_flags" => parts.flags = CodeFlags::from_bits_retain(count(vm, field)?),
        "co_nlocals" => draft.nlocals = Some(count(vm, field)?),
        "co_stacksize" => {
            count(vm, field)?;
        }
        "co_linetable" => draft.line_table = Some(bytes(vm, field)?),
        "co_code" => instructions(vm, draft, field)?,
        _ => handlers(vm, draft, field)?,
    }
    Ok(())
}
/// The instructions of the code object in this runtime whose `co_code` is given, and what belongs to them.
fn instructions(vm: &mut Vm, draft: &mut Draft, field: Field<'_>) -> Outcome<()> {
    let given = bytes(vm, field)?;
    vm.budget
        .burn(vm.heap.codes.len() as u64 + given.len() as u64)?;
    let Some((source, children)) = with_bytes(vm, &given, &draft.source) else {
        return Err(vm.value_error("code: co_code is malformed"));
    };
    if source.ptr_eq(&draft.source) {
        return Ok(());
    }
    let from = source.parts();
    let parts = &mut draft.parts;
    parts.instrs.clone_from(&from.instrs);
    parts.positions.clone_from(&from.positions);
    parts.live.clone_from(&from.live);
    parts.handlers.clone_from(&from.handlers);
    parts.varname_slots.clone_from(&from.varname_slots);
    parts.cell_slots.clone_from(&from.cell_slots);
    parts.frame_size = from.frame_size;
    parts.cache_count = from.cache_count;
    parts.children.clone_from(&from.children);
    draft.children = children;
    draft.line_table = None;
    draft.source = source;
    Ok(())
}

/// The code object with the bytes given, `first` before all others, and its linked children.
fn with_bytes(vm: &Vm, given: &[u8], first: &CodeObject) -> Option<(CodeObject, Vec<CodeKey>)> {
    if instruction_bytes(first) == given {
        return Some((first.clone(), Vec::new()));
    }
    let count = super::instruction_count(given)?;
    let linked = vm
        .heap
        .codes
        .values()
        .map(|slot| &slot.object)
        .filter(|linked| linked.code.instrs.len() == count)
        .find(|linked| instruction_bytes(&linked.code) == given)?;
    Some((linked.code.clone(), linked.children.to_vec()))
}

/// The exception table of the instructions, or none at all.
fn handlers(vm: &mut Vm, draft: &mut Draft, field: Field<'_>) -> Outcome<()> {
    let given = bytes(vm, field)?;
    let of_source = &draft.source.handlers;
    draft.parts.handlers = match given {
        _ if given == exception_table(of_source) => of_source.clone(),
        _ if given.is_empty() => Vec::new(),
        _ => return Err(vm.value_error("code: co_exceptiontable does not belong to co_code")),
    };
    Ok(())
}

/// Checks the new parts and links them.
fn build(vm: &mut Vm, draft: Draft) -> Outcome {
    let Draft {
        mut parts,
        children,
        source,
        line_table,
        nlocals,
        given,
        objects,
    } = draft;
    if parts.posonlyargcount > parts.argcount {
        return Err(vm.system_error("bad argument to internal function"));
    }
    if parts.parameter_count() > parts.varnames.len() {
        return Err(vm.value_error("code: co_varnames is too small"));
    }
    let locals = parts.varnames.len();
    if nlocals.is_some_and(|count| count as usize != locals) || locals != source.varnames.len() {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    let generator = CodeFlags::GENERATOR_LIKE;
    if parts.flags & generator != source.flags & generator {
        return Err(vm.value_error("code: the kind of function cannot be changed"));
    }
    if let Some(table) = line_table {
        parts.positions = locations::decode(&table, parts.firstlineno, parts.instrs.len());
    }
    find_unbound(vm, &mut parts, source.parameter_count())?;
    match verify_rearranged(parts) {
        Ok(code) => {
            let key = vm.link_given(&code)?;
            for &child in &children {
                let parent = vm.heap[child].parent;
                if parent.is_none_or(|parent| !vm.heap.contains(parent.into())) {
                    vm.heap[child].parent = Some(key);
                }
            }
            vm.heap[key].children = children.into();
            for (index, object) in objects {
                if let Some(constant) = vm.heap[key].constants.get_mut(index) {
                    *constant = object;
                }
            }
            if let Some(tuple) = given {
                given::put(vm, key, Given::Consts, tuple)?;
            }
            Ok(key.into())
        }
        Err(error) => Err(vm.value_error(format!("code: {error}"))),
    }
}

/// The instructions take their parameters to be bound. Those that no longer are parameters are checked at entry.
fn find_unbound(vm: &mut Vm, parts: &mut CodeParts, before: usize) -> Outcome<()> {
    let lost = parts.parameter_count()..before;
    if lost.is_empty() {
        return Ok(());
    }
    let mut checks = Vec::with_capacity(lost.len());
    for slot in &parts.varname_slots[lost] {
        match u8::try_from(*slot) {
            Ok(slot) => checks.push(Instr::CheckBound { var: Reg(slot) }),
            Err(_) => {
                return Err(vm.value_error("code: too many parameters to change their number"));
            }
        }
    }
    let shift = checks.len() as u32;
    for instr in &mut parts.instrs {
        if let Some(target) = instr.target_mut() {
            target.0 += shift;
        }
    }
    for row in &mut parts.handlers {
        row.start += shift;
        row.end += shift;
        row.target += shift;
    }
    let at_entry = parts.frame_size.min(256);
    parts.live.splice(0..0, checks.iter().map(|_| at_entry));
    let first = parts.positions.first().copied().unwrap_or_default();
    parts.positions.splice(0..0, checks.iter().map(|_| first));
    parts.instrs.splice(0..0, checks);
    Ok(())
}

fn wrong_type(vm: &mut Vm, field: Field<'_>, expected: &str) -> Fault {
    let given = vm.argument_name(field.value);
    let argument = match field.argument {
        Some(number) => format!("code() argument {number}"),
        None => format!("replace() argument '{}'", field.name),
    };
    vm.type_error(format!("{argument} must be {expected}, not {given}"))
}

fn text(vm: &mut Vm, field: Field<'_>) -> Outcome<Arc<str>> {
    match vm.heap.as_text(field.value) {
        Some(text) => Ok(text.into()),
        None => Err(wrong_type(vm, field, "str")),
    }
}

fn texts(vm: &mut Vm, field: Field<'_>) -> Outcome<Vec<Arc<str>>> {
    let Some(tuple) = vm.heap.payload(field.value).as_tuple() else {
        return Err(wrong_type(vm, field, "tuple"));
    };
    let items = vm.heap[tuple].items.to_vec();
    let mut found = Vec::with_capacity(items.len());
    for item in items {
        match vm.heap.as_text(item) {
            Some(text) => found.push(text.into()),
            None if field.argument.is_some() => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!(
                    "name tuples must contain only strings, not '{given}'"
                )));
            }
            None => return Err(vm.system_error("non-string found in code slot")),
        }
    }
    Ok(found)
}

/// A number that is not negative and fits a C int.
fn count(vm: &mut Vm, field: Field<'_>) -> Outcome<u32> {
    let number = vm.index_i64(field.value)?;
    if i32::try_from(number).is_err() && number > 0 {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    match (u32::try_from(number), field.argument) {
        (Ok(number), _) => Ok(number),
        (Err(_), None) => Err(vm.value_error(format!("{} must be a positive integer", field.name))),
        (Err(_), Some(_)) => {
            let name = field.name.trim_start_matches("co_");
            Err(vm.value_error(format!("code: {name} must not be negative")))
        }
    }
}

/// The constructor takes a first line below zero too; here it means that there is no line.
fn first_line(vm: &mut Vm, field: Field<'_>) -> Outcome<u32> {
    if field.argument.is_some() && vm.index_i64(field.value)? < 0 {
        return Ok(0);
    }
    count(vm, field)
}

fn bytes(vm: &mut Vm, field: Field<'_>) -> Outcome<Vec<u8>> {
    match vm.heap.payload(field.value).as_bytes() {
        Some(key) => Ok(vm.heap[key].data.to_vec()),
        None => Err(wrong_type(vm, field, "bytes")),
    }
}

/// Constants and nested code from one tuple.
fn constants(vm: &mut Vm, draft: &mut Draft, field: Field<'_>) -> Outcome<()> {
    let Some(tuple) = vm.heap.payload(field.value).as_tuple() else {
        return Err(wrong_type(vm, field, "tuple"));
    };
    let items = vm.heap[tuple].items.to_vec();
    draft.given = Some(tuple.into());
    draft.objects.clear();
    let shown = super::shown_constants(&draft.source);
    if items.len() == shown.len() {
        draft.parts.constants.clone_from(&draft.source.constants);
        return shown_again(vm, draft, field, &shown, &items);
    }
    let children: Vec<CodeKey> = items.iter().filter_map(|item| item.as_code()).collect();
    if children.len() != draft.parts.children.len() {
        return Err(vm.value_error("code: the number of nested code objects cannot be changed"));
    }
    for (child, key) in draft.parts.children.iter_mut().zip(&children) {
        child.code = vm.heap[*key].code.clone();
    }
    draft.children = children;
    draft.parts.constants.clear();
    let mut bytes = 0;
    for item in items.into_iter().filter(|item| item.as_code().is_none()) {
        let index = draft.parts.constants.len();
        draft.parts.constants.push(Constant::None);
        constant(vm, draft, index, item, &mut bytes)?;
    }
    Ok(())
}

/// As many values as `co_consts` shows: each takes the place of one of them.
fn shown_again(
    vm: &mut Vm,
    draft: &mut Draft,
    field: Field<'_>,
    shown: &[Shown],
    items: &[Value],
) -> Outcome<()> {
    let mut children = vec![None; draft.parts.children.len()];
    let mut bytes = 0;
    for (&place, &item) in shown.iter().zip(items) {
        match (place, item.as_code()) {
            (Shown::Child(index), Some(key)) => {
                draft.parts.children[index].code = vm.heap[key].code.clone();
                children[index] = Some(key);
            }
            (Shown::Child(_), None) | (Shown::Constant(_), Some(_)) => {
                let message = format!(
                    "code: the number of nested code objects in {} cannot be changed",
                    field.name
                );
                return Err(vm.value_error(message));
            }
            (Shown::Constant(index), None) => constant(vm, draft, index, item, &mut bytes)?,
            (Shown::Int(int), None) if item == Value::int(int.into()) => {}
            (Shown::Int(int), _) => {
                return Err(vm.value_error(format!("code: the constant {int} cannot be changed")));
            }
            (Shown::First(_), _) => {}
        }
    }
    draft.children = children.into_iter().flatten().collect();
    Ok(())
}

/// Puts a value into the place of a constant; what no compiler makes a constant of is kept as the object that it is.
fn constant(
    vm: &mut Vm,
    draft: &mut Draft,
    index: usize,
    item: Value,
    bytes: &mut usize,
) -> Outcome<()> {
    draft.parts.constants[index] = match constant_of(vm, item, 0, bytes)? {
        Some(constant) => constant,
        None => {
            draft.objects.push((index, item));
            Constant::None
        }
    };
    Ok(())
}

/// A value as a constant, if it can be one; `bytes` is what the constants take so far.
pub(crate) fn constant_of(
    vm: &mut Vm,
    value: Value,
    depth: u64,
    bytes: &mut usize,
) -> Outcome<Option<Constant>> {
    vm.enter_native()?;
    // A tuple that is there twice is copied twice; what nests is hashed again on each level when it is linked.
    vm.budget.burn(1 + depth / 4)?;
    *bytes += size_of::<Constant>() + vm.heap.object_size(value);
    vm.refuse(bytes.saturating_mul(2))?;
    vm.look_at(value)?;
    Ok(Some(match value.tag() {
        Tag::None => Constant::None,
        Tag::Ellipsis => Constant::Ellipsis,
        Tag::Bool => Constant::Bool(value == Value::TRUE),
        Tag::Int => Constant::Int(value.as_int().unwrap_or_default()),
        Tag::Float => Constant::Float(value.as_float().unwrap_or_default()),
        Tag::Str => Constant::Str(vm.heap.text(value).into()),
        Tag::BigInt => Constant::BigInt(Arc::new(vm.heap.as_bigint(value).unwrap_or_default())),
        Tag::Complex => match value.as_complex().map(|key| vm.heap[key]) {
            Some(number) => Constant::Complex(number.re, number.im),
            None => Constant::None,
        },
        Tag::Bytes => Constant::Bytes(
            value
                .as_bytes()
                .map_or_else(|| [].into(), |key| vm.heap[key].data.as_ref().into()),
        ),
        Tag::Tuple => {
            let items = vm.heap.tuple_items(value);
            match all_constants(vm, items, depth, bytes)? {
                Some(items) => Constant::Tuple(items),
                None => return Ok(None),
            }
        }
        Tag::FrozenSet => {
            let items = value
                .as_any_set()
                .map(|key| vm.heap[key].iter().map(|e| e.key).collect())
                .unwrap_or_default();
            match all_constants(vm, items, depth, bytes)? {
                Some(items) => Constant::FrozenSet(items),
                None => return Ok(None),
            }
        }
        _ => return Ok(None),
    }))
}

fn all_constants(
    vm: &mut Vm,
    items: Vec<Value>,
    depth: u64,
    bytes: &mut usize,
) -> Outcome<Option<Arc<[Constant]>>> {
    items
        .into_iter()
        .map(|item| constant_of(vm, item, depth + 1, bytes))
        .collect()
}
