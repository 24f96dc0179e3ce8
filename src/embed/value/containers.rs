//! Conversions of containers: lists, tuples, dicts, sets.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

use crate::embed::{Cell, Ctx, Error, FromValue, IntoValue, Object, Result, Scope, Value};
use crate::text::surrogates;
use crate::value::Value as VmValue;
use crate::vm::Vm;

/// The items of a list or a tuple.
pub(super) fn sequence_items(vm: &Vm, raw: VmValue) -> Option<Vec<VmValue>> {
    let raw = vm.heap.payload(raw);
    match raw.as_list() {
        Some(list) => Some(vm.heap[list].items.clone()),
        None => Some(vm.heap[raw.as_tuple()?].items.to_vec()),
    }
}

/// The items of a set or a frozenset.
pub(super) fn set_items(vm: &Vm, raw: VmValue) -> Option<Vec<VmValue>> {
    let set = vm.heap.payload(raw).as_any_set()?;
    Some(vm.heap[set].iter().map(|slot| slot.key).collect())
}

/// The entries of a dict.
pub(in crate::embed) fn dict_entries(vm: &Vm, raw: VmValue) -> Option<Vec<(VmValue, VmValue)>> {
    let dict = vm.heap.payload(raw).as_dict()?;
    let entries = vm.heap[dict].iter();
    let Some(ordered) = vm.heap.ordered_dict(raw) else {
        return Some(entries.map(|entry| (entry.key, entry.value)).collect());
    };
    let (_, order) = vm.ordered_parts(ordered);
    let keys = vm.heap[order].iter();
    let value = |hash, key| {
        let index = vm.heap[dict].find_identical(hash, key)?;
        vm.heap[dict].entry(index).map(|entry| entry.value)
    };
    Some(
        keys.filter_map(|entry| Some((entry.key, value(entry.hash, entry.key)?)))
            .collect(),
    )
}

/// What `contents` finds in a container, or an error that names what was expected.
fn contents<T>(
    value: &Value,
    expected: &str,
    contents: fn(&Vm, VmValue) -> Option<T>,
    cx: &mut Ctx<'_>,
) -> Result<T> {
    if let Value::Object(object) = value {
        let raw = object.raw(cx.vm)?;
        if let Some(contents) = contents(cx.vm, raw) {
            return Ok(contents);
        }
    }
    Err(value.mismatch(expected, cx))
}

/// Converts the items one by one; an error says at which index it happened.
fn convert_items<T: FromValue>(items: Vec<VmValue>, cx: &mut Ctx<'_>) -> Result<Vec<T>> {
    // A conversion of the host's may run scripts, which may drop the items.
    for &item in &items {
        cx.vm.heap.keep(item);
    }
    let convert =
        |(index, item)| T::from_raw_value(item, cx).map_err(|error| error.at_index(index));
    items.into_iter().enumerate().map(convert).collect()
}

impl<T: FromValue> FromValue for Vec<T> {
    /// A list or a tuple.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let items = contents(&value, "list", sequence_items, cx)?;
        convert_items(items, cx)
    }
}

impl<T: FromValue, const N: usize> FromValue for [T; N] {
    /// A list or a tuple with exactly `N` items.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let items = Vec::<T>::from_value(value, cx)?;
        let count = items.len();
        items
            .try_into()
            .map_err(|_| Error::convert(&format!("{N} items"), &count.to_string()))
    }
}

impl<T: FromValue> FromValue for VecDeque<T> {
    /// A list or a tuple.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        Vec::from_value(value, cx).map(Self::from)
    }
}

impl<T: FromValue> FromValue for Box<[T]> {
    /// A list or a tuple.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        Vec::from_value(value, cx).map(Vec::into_boxed_slice)
    }
}

/// The items of a set or a frozenset, converted; an error names what was expected.
fn convert_set<T: FromValue, C: FromIterator<T>>(value: &Value, cx: &mut Ctx<'_>) -> Result<C> {
    let items = contents(value, "set", set_items, cx)?;
    for &item in &items {
        cx.vm.heap.keep(item);
    }
    let convert = |item| T::from_raw_value(item, cx);
    items.into_iter().map(convert).collect()
}

impl<T: FromValue + Eq + Hash, S: BuildHasher + Default> FromValue for HashSet<T, S> {
    /// A set or a frozenset.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        convert_set(&value, cx)
    }
}

impl<T: FromValue + Ord> FromValue for BTreeSet<T> {
    /// A set or a frozenset.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        convert_set(&value, cx)
    }
}

/// A list of the values, as a handle.
fn list<T: IntoValue>(items: impl IntoIterator<Item = T>, cx: &mut Ctx<'_>) -> Result<Value> {
    let items = raw_items(items, cx)?;
    let list = cx.vm.heap.new_list(items);
    Ok(Value::from_raw(cx.vm, list))
}

fn raw_items<T: IntoValue>(
    items: impl IntoIterator<Item = T>,
    cx: &mut Ctx<'_>,
) -> Result<Vec<VmValue>> {
    let items = items.into_iter();
    cx.charge_items(items.size_hint().0)?;
    items.map(|item| item.into_raw_value(cx)).collect()
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        list(self, cx)
    }
}

impl<T: IntoValue> IntoValue for VecDeque<T> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        list(self, cx)
    }
}

impl<T: IntoValue> IntoValue for Box<[T]> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        list(self, cx)
    }
}

/// A set of the values, as a handle.
fn set<T: IntoValue>(items: impl IntoIterator<Item = T>, cx: &mut Ctx<'_>) -> Result<Value> {
    let set = cx.vm.heap.new_set();
    for item in items {
        let item = item.into_raw_value(cx)?;
        let added = cx.vm.set_add(set, item);
        cx.lift(added)?;
    }
    Ok(Value::from_raw(cx.vm, VmValue::set(set, false)))
}

impl<T: IntoValue, S> IntoValue for HashSet<T, S> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        set(self, cx)
    }
}

impl<T: IntoValue> IntoValue for BTreeSet<T> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        set(self, cx)
    }
}

macro_rules! by_reference {
    ($(<$($parameter:ident),*> $ty:ty;)*) => {
        $(
            /// A copy.
            impl<$($parameter: Clone + IntoValue),*> IntoValue for &$ty {
                fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
                    self.clone().into_value(cx)
                }
            }
        )*
    };
}

by_reference! {
    <T> Vec<T>;
    <T> VecDeque<T>;
    <T> BTreeSet<T>;
    <K, V> BTreeMap<K, V>;
}

impl<K: Clone + IntoValue, V: Clone + IntoValue, S> IntoValue for &HashMap<K, V, S> {
    /// A copy.
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        dict(
            self.iter().map(|(key, value)| (key.clone(), value.clone())),
            cx,
        )
    }
}

impl<T: Clone + IntoValue, S> IntoValue for &HashSet<T, S> {
    /// A copy.
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        set(self.iter().cloned(), cx)
    }
}

impl<T: IntoValue, const N: usize> IntoValue for [T; N] {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        list(self, cx)
    }
}

impl<T: Clone + IntoValue, const N: usize> IntoValue for &[T; N] {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        list(self.iter().cloned(), cx)
    }
}

impl<T> IntoValue for &[T]
where
    T: Clone + IntoValue,
{
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        list(self.iter().cloned(), cx)
    }
}

fn convert_entries<K: FromValue, V: FromValue, C: Extend<(K, V)> + Default>(
    value: &Value,
    cx: &mut Ctx<'_>,
) -> Result<C> {
    let entries = contents(value, "dict", dict_entries, cx)?;
    for &(key, value) in &entries {
        cx.vm.heap.keep(key);
        cx.vm.heap.keep(value);
    }
    let mut map = C::default();
    for (key, value) in entries {
        let place = cx.vm.heap.as_text(key);
        let place = place.map(|name| surrogates::shown(name).into_owned());
        let key = Value::from_raw(cx.vm, key);
        let value = Value::from_raw(cx.vm, value);
        let at = |error: Error| match &place {
            Some(name) => error.at_key(name),
            None => error,
        };
        let key = K::from_value(key, cx).map_err(at)?;
        let value = V::from_value(value, cx).map_err(at)?;
        map.extend([(key, value)]);
    }
    Ok(map)
}

impl<K: FromValue + Eq + Hash, V: FromValue, S: BuildHasher + Default> FromValue
    for HashMap<K, V, S>
{
    /// A dict.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        convert_entries(&value, cx)
    }
}

impl<K: FromValue + Ord, V: FromValue> FromValue for BTreeMap<K, V> {
    /// A dict.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        convert_entries(&value, cx)
    }
}

fn dict<K: IntoValue, V: IntoValue>(
    entries: impl IntoIterator<Item = (K, V)>,
    cx: &mut Ctx<'_>,
) -> Result<Value> {
    let dict = cx.vm.heap.new_dict();
    for (key, value) in entries {
        let key = key.into_value(cx)?.into_raw(cx.vm)?;
        let value = value.into_value(cx)?.into_raw(cx.vm)?;
        let stored = cx.vm.dict_set(dict, key, value);
        cx.lift(stored)?;
    }
    Ok(Value::Object(Object::new(
        cx.vm.host.roots.root(dict.into()),
    )))
}

impl<K: IntoValue, V: IntoValue, S> IntoValue for HashMap<K, V, S> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        dict(self, cx)
    }
}

impl<K: IntoValue, V: IntoValue> IntoValue for BTreeMap<K, V> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        dict(self, cx)
    }
}

/// A dict of the cells, by their names.
impl IntoValue for &Scope {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let cells = self.names().iter().map(|name| self.cell(name));
        let cells: Vec<Cell> = cells.collect::<Result<_>>()?;
        dict(self.names().iter().map(|name| &**name).zip(cells), cx)
    }
}

impl IntoValue for Scope {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        (&self).into_value(cx)
    }
}

impl FromValue for Scope {
    /// A dict of cells.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let cells: Vec<(String, Cell)> = convert_entries(&value, cx)?;
        Ok(cells
            .into_iter()
            .fold(Self::new(), |scope, (name, cell)| scope.with(&name, cell)))
    }
}

macro_rules! tuples {
    ($($len:literal: $($name:ident $index:tt),*;)*) => {
        $(
            impl<$($name: FromValue),*> FromValue for ($($name,)*) {
                /// A tuple or a list with exactly as many items.
                fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
                    let items: Vec<Value> = {
                        let items = contents(&value, "tuple", sequence_items, cx)?;
                        convert_items(items, cx)?
                    };
                    let count = items.len();
                    let items: [Value; $len] = items
                        .try_into()
                        .map_err(|_| Error::convert(concat!("a tuple of ", $len), &format!("one of {count}")))?;
                    #[expect(non_snake_case, reason = "one variable for each type parameter")]
                    let [$($name),*] = items;
                    Ok(($($name::from_value($name, cx).map_err(|error| error.at_index($index))?,)*))
                }
            }

            impl<$($name: IntoValue),*> IntoValue for ($($name,)*) {
                fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
                    let items = [$(self.$index.into_value(cx)?.into_raw(cx.vm)?),*];
                    let tuple = cx.vm.heap.new_tuple(&items);
                    Ok(Value::from_raw(cx.vm, tuple))
                }
            }
        )*
    };
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
