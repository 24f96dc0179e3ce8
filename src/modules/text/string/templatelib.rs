//! `string.templatelib`: what template strings make, `Template` and `Interpolation`. `convert` and the recipe of a
//! copy are Python (`templatelib.py`).
//!
//! ```text
//!  t"a{x!r:>5}b"  ->  Template  strings:         ("a", "b")
//!                               interpolations:  (Interpolation(x, "x", "r", ">5"),)
//! ```
//!
//! Invariant: a template has one string more than interpolations, and neither changes.

use crate::builtins::generator::class_getitem;
use crate::object::Rare;
use crate::value::{RareKey, TypeId, Value};
use crate::vm::protocol::templates::{interpolation_of, template_of};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, TypeDef, Vm, natives, params, price};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    types: &[&[TEMPLATE, INTERPOLATION, ITERATOR]],
    python: &[("string.templatelib", python!("templatelib.py"))],
    ..ModuleDef::new("string.templatelib")
};

const TEMPLATE: TypeDef = TypeDef {
    new: Some(new_template),
    params: params!("*args"),
    ..TypeDef::new(
        TypeId::Template,
        "What a template string makes: its texts and its values, apart.",
        &[TEMPLATE_METHODS],
    )
};

const TEMPLATE_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => template_repr;
    slot "__iter__" => template_iter;
    slot "__add__" => add;
    method "__reduce__" => template_reduce;
    class_method "__class_getitem__" => class_getitem;
    member "strings" "The texts, one more than there are interpolations." => |vm, args| Ok(template(vm, args)?.0);
    member "interpolations" "The fields." => |vm, args| Ok(template(vm, args)?.1);
    getset "values" "The values of the fields." => values;
};

const INTERPOLATION: TypeDef = TypeDef {
    new: Some(new_interpolation),
    params: params!("(value, expression='', conversion=None, format_spec='')"),
    ..TypeDef::new(
        TypeId::Interpolation,
        "A field of a template string: its value, and how it is written.",
        &[INTERPOLATION_METHODS],
    )
};

const INTERPOLATION_METHODS: &[NativeDef] = natives! {
    slot "__repr__" => interpolation_repr;
    method "__reduce__" => interpolation_reduce;
    class_method "__class_getitem__" => class_getitem;
    member "value" "The value." => |vm, args| Ok(parts(vm, args)?[0]);
    member "expression" "The source of the expression." => |vm, args| Ok(parts(vm, args)?[1]);
    member "conversion" "'s', 'r', 'a', or None." => |vm, args| Ok(parts(vm, args)?[2]);
    member "format_spec" "The format specifier, its own fields filled in." => |vm, args| Ok(parts(vm, args)?[3]);
    class_value "__match_args__" => match_args;
};

const ITERATOR: TypeDef = TypeDef::new(TypeId::TemplateIter, "", &[ITERATOR_METHODS]);

const ITERATOR_METHODS: &[NativeDef] = natives! {
    slot "__iter__" => |vm, args| args.this_with(vm, TypeId::TemplateIter, |vm, value| {
        iterator_of(vm, value).map(|_| value)
    });
    slot "__next__" => next;
    method "__reduce__" => iterator_reduce;
};

fn template(vm: &mut Vm, args: Args<'_>) -> Outcome<(Value, Value)> {
    args.this_with(vm, TypeId::Template, |vm, value| {
        template_of(&vm.heap, value)
    })
}

fn parts(vm: &mut Vm, args: Args<'_>) -> Outcome<[Value; 4]> {
    args.this_with(vm, TypeId::Interpolation, |vm, value| {
        interpolation_of(&vm.heap, value)
    })
}

/// `Template(*args)`: strs and interpolations in any order; strs beside each other become one.
fn new_template(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if !args.kw.is_empty() {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    let given = args.pos.get(1..).unwrap_or_default();
    vm.budget.burn(price::moved(given.len()))?;
    let (mut strings, mut fields) = (Vec::new(), Vec::new());
    let mut text: Option<Value> = None;
    for &arg in given {
        if vm.layout_of(arg) == TypeId::Str {
            text = Some(match text {
                Some(before) => vm.text_concat(before, arg)?,
                None => arg,
            });
        } else if interpolation_of(&vm.heap, arg).is_some() {
            strings.push(text.take().unwrap_or(Value::UNBOUND));
            fields.push(arg);
        } else {
            let name = vm.type_name(arg);
            return Err(vm.type_error(format!(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {name}"
            )));
        }
    }
    strings.push(text.unwrap_or(Value::UNBOUND));
    let empty = vm.heap.new_str("");
    for string in &mut strings {
        if string.is_unbound() {
            *string = empty;
        }
    }
    Ok(vm.heap.new_template(&strings, &fields))
}

/// `repr(template)`
fn template_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (strings, interpolations) = template(vm, args)?;
    let strings = vm.repr(strings)?;
    let interpolations = vm.repr(interpolations)?;
    Ok(vm.heap.new_string(format!(
        "Template(strings={strings}, interpolations={interpolations})"
    )))
}

fn interpolation_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut text = "Interpolation(".to_owned();
    for (at, part) in parts(vm, args)?.into_iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push_str(&vm.repr(part)?);
    }
    text.push(')');
    Ok(vm.heap.new_string(text))
}

fn template_iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    template(vm, args)?;
    Ok(vm.heap.new_object(Rare::TemplateIter {
        template: args.get(0),
        next: 0,
    }))
}

fn iterator_of(vm: &Vm, value: Value) -> Option<(RareKey, Value, u32)> {
    let key = value.as_rare()?;
    match vm.heap[key] {
        Rare::TemplateIter { template, next } => Some((key, template, next)),
        _ => None,
    }
}

/// Texts and fields in turn, without the empty texts.
fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, template, mut at) = args.this_with(vm, TypeId::TemplateIter, iterator_of)?;
    let Some((strings, fields)) = template_of(&vm.heap, template) else {
        return Err(vm.stop_iteration(Value::NONE));
    };
    let found = loop {
        let row = if at % 2 == 0 { strings } else { fields };
        let Some(item) = vm.heap.sequence_item(row, at as usize / 2) else {
            break None;
        };
        at += 1;
        // A field is no text.
        if vm.heap.as_text(item) != Some("") {
            break Some(item);
        }
    };
    if let Rare::TemplateIter { next, .. } = &mut vm.heap[key] {
        *next = at;
    }
    found.ok_or_else(|| vm.stop_iteration(Value::NONE))
}

/// `template + template`; the texts that meet become one.
fn add(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (left, right) = (args.get(0), args.get(1));
    let (Some(first), Some(second)) = (template_of(&vm.heap, left), template_of(&vm.heap, right))
    else {
        let class = "string.templatelib.Template";
        let name = vm.type_name(right);
        return Err(vm.type_error(format!(
            "can only concatenate {class} (not \"{name}\") to {class}"
        )));
    };
    let (mut strings, more) = (vm.heap.tuple_items(first.0), vm.heap.tuple_items(second.0));
    let (mut fields, more_fields) = (vm.heap.tuple_items(first.1), vm.heap.tuple_items(second.1));
    let len = 2 * (strings.len() + more.len());
    vm.budget.burn(price::moved(len))?;
    vm.charge_items(len, size_of::<Value>())?;
    if let (Some(end), Some(&start)) = (strings.pop(), more.first()) {
        strings.push(vm.text_concat(end, start)?);
    }
    strings.extend(more.into_iter().skip(1));
    fields.extend(more_fields);
    Ok(vm.heap.new_template(&strings, &fields))
}

/// `template.values`
fn values(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, fields) = template(vm, args)?;
    let fields = vm.heap.tuple_items(fields);
    vm.budget.burn(price::moved(fields.len()))?;
    vm.charge_items(fields.len(), size_of::<Value>())?;
    let values = fields.into_iter();
    let values: Vec<Value> = values
        .map(|field| interpolation_of(&vm.heap, field).map_or(Value::NONE, |parts| parts[0]))
        .collect();
    Ok(vm.heap.new_tuple(&values))
}

fn template_reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (strings, interpolations) = template(vm, args)?;
    let module = vm.import_module("string.templatelib")?;
    let name = vm.heap.intern("_template_unpickle");
    let maker = vm.getattr(module, name)?;
    let arguments = vm.heap.new_tuple(&[strings, interpolations]);
    Ok(vm.heap.new_tuple(&[maker, arguments]))
}

fn interpolation_reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let parts = parts(vm, args)?;
    let arguments = vm.heap.new_tuple(&parts);
    let class = Value::builtin_type(TypeId::Interpolation);
    Ok(vm.heap.new_tuple(&[class, arguments]))
}

fn iterator_reduce(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Err(vm.type_error("cannot pickle 'TemplateIter' object"))
}

fn match_args(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let names = ["value", "expression", "conversion", "format_spec"];
    let names = names.map(|name| vm.heap.intern(name));
    Ok(vm.heap.new_tuple(&names))
}

/// `Interpolation(value, expression='', conversion=None, format_spec='')`
fn new_interpolation(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(&INTERPOLATION, args)?;
    let empty = vm.heap.new_str("");
    let text = |vm: &mut Vm, index: usize, name: &str| match bound.get(index).copied() {
        Some(text) if text.is_bound() => {
            if vm.layout_of(text) == TypeId::Str {
                return Ok(text);
            }
            let given = vm.type_name(text);
            Err(vm.type_error(format!(
                "Interpolation() argument '{name}' must be str, not {given}"
            )))
        }
        _ => Ok(empty),
    };
    let expression = text(vm, 1, "expression")?;
    let conversion = match bound[2] {
        given if given.is_unbound() || given.is_none() => Value::NONE,
        _ => text(vm, 2, "conversion")?,
    };
    if !conversion.is_none() && !matches!(vm.heap.text(conversion), "s" | "r" | "a") {
        let message = "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'";
        return Err(vm.value_error(message));
    }
    let format_spec = text(vm, 3, "format_spec")?;
    Ok(vm
        .heap
        .new_interpolation([bound[0], expression, conversion, format_spec]))
}
