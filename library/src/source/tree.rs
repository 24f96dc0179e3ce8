//! `_ast_tree`: between the runtime's trees of plain data and the nodes of the module `ast`.
//!
//! Python makes the classes, of the runtime's table of kinds; each class knows the number of its kind. Nothing here recurses: what a
//! script has nested is walked with a stack of its own.

use std::sync::Arc;

use nonlocal::code::Constant;
use nonlocal::tree::{Field, Kind, Node, Place, Tree};
use nonlocal::{
    Closure, Ctx, Error, ErrorKind, FromValue, IntoValue, Module, Object, Result, Value,
};

use crate::Host;

/// So many nodes may lie in each other before the runtime looks at how deep the tree is.
const MAX_NESTING: usize = 20_000;
/// What a node of a tree takes.
const NODE_BYTES: usize = 320;
/// What making or reading a node costs, in units of fuel.
const NODE_FUEL: u64 = 20;

pub(crate) fn module(_: &Arc<Host>) -> Module {
    Module::new("_ast_tree")
        .function("kinds", kinds)
        .function("parse", parse)
        .function("compile", compile)
}

type Row = (
    &'static str,
    &'static str,
    Vec<(&'static str, &'static str)>,
);

/// The table of kinds: name, group, fields with their types.
fn kinds() -> Vec<Row> {
    let row = |kind: &Kind| (kind.name(), kind.group(), kind.fields().to_vec());
    Kind::ALL.iter().map(row).collect()
}

/// The tree of a source text as nodes. `classes` are in the order of the kinds, `plain` has the one node of each kind without
/// fields, `new` makes a node of a class.
fn parse(
    cx: &mut Ctx<'_>,
    text: &str,
    name: &str,
    mode: &str,
    classes: Vec<Value>,
    plain: Vec<Value>,
    new: Closure,
) -> Result<Value> {
    let tree = cx.parse_tree(name, text, mode)?;
    let mut made: Vec<Value> = Vec::new();
    for node in tree.nodes() {
        cx.burn(NODE_FUEL)?;
        if made.len().is_power_of_two() {
            cx.charge(made.len().saturating_mul(NODE_BYTES))?;
        }
        if let (Kind::Name, Some(Field::Text(name))) = (node.kind, node.fields.first())
            && matches!(&**name, "None" | "True" | "False")
        {
            // Letters of another form spelled it: as a name it would mean what it looks like.
            let text = format!("identifier field can't represent '{name}' constant");
            return Err(Error::exception("ValueError", text));
        }
        let index = node.kind.number();
        let plain = plain.get(index).filter(|node| **node != Value::None);
        if let Some(plain) = plain {
            made.push(plain.clone());
            continue;
        }
        let class = classes.get(index).cloned().unwrap_or_default();
        let object: Object = cx.call(&new, (class,))?;
        for (field, (name, _)) in node.fields.iter().zip(node.kind.fields()) {
            let value = value_of(cx, field, &made)?;
            cx.set_attr(&object, name, value)?;
        }
        if node.kind.has_place() {
            let place = node.place;
            cx.set_attr(&object, "lineno", place.line)?;
            cx.set_attr(&object, "col_offset", place.column)?;
            cx.set_attr(&object, "end_lineno", place.end_line)?;
            cx.set_attr(&object, "end_col_offset", place.end_column)?;
        }
        made.push(Value::Object(object));
    }
    Ok(made.pop().unwrap_or_default())
}

/// What a field holds, with the nodes that are made.
fn value_of(cx: &mut Ctx<'_>, field: &Field, made: &[Value]) -> Result<Value> {
    let one = |cx: &mut Ctx<'_>, field: &Field| match field {
        Field::Node(number) => Ok(made.get(*number as usize).cloned().unwrap_or_default()),
        // Texts may have lone surrogates, which only constants can.
        Field::Text(text) => Constant::Str(Arc::clone(text)).into_value(cx),
        Field::Int(number) => Ok(Value::Int(*number)),
        Field::Constant(constant) => constant.into_value(cx),
        _ => Ok(Value::None),
    };
    match field {
        Field::List(items) => {
            let items: Result<Vec<Value>> = items.iter().map(|item| one(cx, item)).collect();
            cx.value(items?)
        }
        field => one(cx, field),
    }
}

/// The code of a tree of nodes.
fn compile(cx: &mut Ctx<'_>, root: Value, name: &str, level: u8) -> Result<Value> {
    let tree = Reader::default().read(cx, root)?;
    cx.compile_tree(name, &tree, level)
}

/// From nodes to a tree of plain data.
#[derive(Default)]
struct Reader {
    tree: Tree,
    stack: Vec<Open>,
}

/// A node whose fields are being read.
struct Open {
    object: Object,
    kind: Kind,
    place: Place,
    fields: Vec<Field>,
    /// The list that is being read: what is left of it in reverse, and what it has so far.
    list: Option<(Vec<Value>, Vec<Field>)>,
}

impl Reader {
    fn read(mut self, cx: &mut Ctx<'_>, root: Value) -> Result<Tree> {
        if let Some(field) = self.open(cx, root, "mod")? {
            self.take(field);
        }
        while let Some(open) = self.stack.last_mut() {
            let spec = open.kind.fields().get(open.fields.len());
            let Some(&(name, ty)) = spec else {
                self.close(cx)?;
                continue;
            };
            if let Some((left, _)) = &mut open.list {
                let next = left.pop();
                let item = ty.trim_end_matches('*');
                let field = match next {
                    Some(value) => self.item(cx, value, item)?,
                    None => {
                        let list = open.list.take();
                        open.fields.extend(list.map(|(_, done)| Field::List(done)));
                        None
                    }
                };
                self.take_all(field);
                continue;
            }
            let value = attribute(cx, &open.object, name)?;
            if ty.ends_with('*') {
                let mut items = match value {
                    Some(value) => items(cx, value, open.kind, name)?,
                    None => Vec::new(),
                };
                items.reverse();
                open.list = Some((items, Vec::new()));
                continue;
            }
            let field = match value {
                None if ty.ends_with('?') => Some(Field::None),
                None => {
                    let kind = open.kind.name();
                    let text = format!("required field \"{name}\" missing from {kind}");
                    return Err(Error::exception("TypeError", text));
                }
                Some(value) => self.item(cx, value, ty)?,
            };
            self.take_all(field);
        }
        Ok(self.tree)
    }

    /// Gives a field to the innermost open node.
    fn take(&mut self, field: Field) {
        if let Some(open) = self.stack.last_mut() {
            match &mut open.list {
                Some((_, done)) => done.push(field),
                None => open.fields.push(field),
            }
        }
    }

    fn take_all(&mut self, field: Option<Field>) {
        if let Some(field) = field {
            self.take(field);
        }
    }

    /// A value of a type; `None` if it is a node that is open now.
    fn item(&mut self, cx: &mut Ctx<'_>, value: Value, ty: &str) -> Result<Option<Field>> {
        let base = ty.trim_end_matches('?');
        if base == "constant" {
            return constant(cx, value).map(Some);
        }
        if value == Value::None && (base != "int" || ty.ends_with('?')) {
            return Ok(Some(Field::None));
        }
        Ok(Some(match base {
            "identifier" | "string" => match constant_text(cx, &value)? {
                Some(text) => Field::Text(text),
                None => {
                    let text = format!("AST {base} must be of type str");
                    return Err(Error::exception("TypeError", text));
                }
            },
            "int" => Field::Int(integer(cx, value)?),
            _ => return self.open(cx, value, base),
        }))
    }

    /// Begins a node. One without fields is done at once.
    fn open(&mut self, cx: &mut Ctx<'_>, value: Value, group: &str) -> Result<Option<Field>> {
        cx.burn(NODE_FUEL)?;
        let object = Object::from_value(value, cx)?;
        let number = attribute(cx, &object, "_kind")?;
        let kind = match number {
            Some(Value::Int(number)) => usize::try_from(number).ok(),
            _ => None,
        };
        let kind = kind.and_then(|number| Kind::ALL.get(number)).copied();
        let kind = kind.filter(|kind| kind.group() == group || kind.name() == group);
        let Some(kind) = kind else {
            let has_place = Kind::ALL
                .iter()
                .any(|kind| kind.group() == group && kind.has_place());
            if has_place && attribute(cx, &object, "lineno")?.is_none() {
                let text = format!("required field \"lineno\" missing from {group}");
                return Err(Error::exception("TypeError", text));
            }
            let shown = cx.repr(Value::Object(object))?;
            let text = format!("expected some sort of {group}, but got {shown}");
            return Err(Error::exception("TypeError", text));
        };
        let place = place(cx, &object, kind)?;
        if kind.fields().is_empty() {
            let node = Node::new(kind, place, Vec::new());
            return Ok(Some(Field::Node(self.tree.push(node))));
        }
        if self.stack.len() >= MAX_NESTING {
            let text = "maximum recursion depth exceeded during compilation";
            return Err(Error::exception("RecursionError", text));
        }
        self.stack.push(Open {
            object,
            kind,
            place,
            fields: Vec::new(),
            list: None,
        });
        Ok(None)
    }

    fn close(&mut self, cx: &mut Ctx<'_>) -> Result<()> {
        if let Some(open) = self.stack.pop() {
            let count = self.tree.nodes().len() + 1;
            if count.is_power_of_two() {
                cx.charge(count.saturating_mul(2 * NODE_BYTES))?;
            }
            let node = Node::new(open.kind, open.place, open.fields);
            let field = Field::Node(self.tree.push(node));
            self.take(field);
        }
        Ok(())
    }
}

/// An attribute, if it is there.
fn attribute(cx: &mut Ctx<'_>, object: &Object, name: &str) -> Result<Option<Value>> {
    match cx.attr(object, name) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_exception("AttributeError") => Ok(None),
        Err(error) => Err(error),
    }
}

/// The items of what must be a list.
fn items(cx: &mut Ctx<'_>, value: Value, kind: Kind, name: &str) -> Result<Vec<Value>> {
    let ty = cx.type_name(&value);
    if ty != "list" {
        let kind = kind.name();
        let text = format!("{kind} field \"{name}\" must be a list, not a {ty}");
        return Err(Error::exception("TypeError", text));
    }
    Vec::from_value(value, cx)
}

/// The value of a literal.
fn constant(cx: &mut Ctx<'_>, value: Value) -> Result<Field> {
    match Constant::from_value(value.clone(), cx) {
        Ok(constant) => Ok(Field::Constant(constant)),
        Err(error) if error.kind() == ErrorKind::Convert => {
            let value = culprit(cx, value)?;
            let ty = cx.type_name(&value);
            let text = format!("got an invalid type in Constant: {ty}");
            Err(Error::exception("TypeError", text))
        }
        Err(error) => Err(error),
    }
}

/// What in a value is no constant.
fn culprit(cx: &mut Ctx<'_>, mut value: Value) -> Result<Value> {
    'found: for _ in 0..MAX_NESTING {
        if cx.type_name(&value) != "tuple" {
            break;
        }
        let items: Vec<Value> = Vec::from_value(value.clone(), cx)?;
        for item in items {
            cx.burn(NODE_FUEL)?;
            if Constant::from_value(item.clone(), cx).is_err() {
                value = item;
                continue 'found;
            }
        }
        break;
    }
    Ok(value)
}

/// The text of a str.
fn constant_text(cx: &mut Ctx<'_>, value: &Value) -> Result<Option<Arc<str>>> {
    match value {
        Value::Str(text) => Ok(Some(Arc::from(text.as_str()))),
        Value::Object(_) => Ok(match Constant::from_value(value.clone(), cx) {
            Ok(Constant::Str(text)) => Some(text),
            _ => None,
        }),
        _ => Ok(None),
    }
}

fn integer(cx: &mut Ctx<'_>, value: Value) -> Result<i64> {
    match value {
        Value::Int(number) => Ok(number),
        Value::Bool(value) => Ok(i64::from(value)),
        other => {
            let shown = cx.repr(other)?;
            let text = format!("invalid integer value: {shown}");
            Err(Error::exception("ValueError", text))
        }
    }
}

/// Where a node stands. The end may be missing.
fn place(cx: &mut Ctx<'_>, object: &Object, kind: Kind) -> Result<Place> {
    if !kind.has_place() {
        return Ok(Place::default());
    }
    let mut numbers = [0_i64; 4];
    let names = ["lineno", "col_offset", "end_lineno", "end_col_offset"];
    for (index, name) in names.into_iter().enumerate() {
        numbers[index] = match attribute(cx, object, name)? {
            Some(value) if value != Value::None || index < 2 => integer(cx, value)?,
            _ if index >= 2 => numbers[index - 2],
            _ => {
                let group = match kind.group() {
                    "" => kind.name(),
                    group => group,
                };
                let text = format!("required field \"{name}\" missing from {group}");
                return Err(Error::exception("TypeError", text));
            }
        };
    }
    let [line, column, end_line, end_column] = numbers;
    if line < 0 && end_line != line || column < 0 && column != end_column {
        let text = format!(
            "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
        );
        return Err(Error::exception("ValueError", text));
    }
    let clamp = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX >> 1);
    Ok(Place {
        line: clamp(line),
        column: clamp(column),
        end_line: clamp(end_line),
        end_column: clamp(end_column),
    })
}
