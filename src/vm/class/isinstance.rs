//! `isinstance` and `issubclass`: the full protocol, with `__instancecheck__` and `__subclasscheck__`.
//!
//! The right side is a class, a tuple of such sides (nested to any depth), or a union.
//! The test along the real method resolution order, without hooks, is `types::is_subtype`.

use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{TypeId, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// So deep may tuples of classes be nested, whatever the stack allows.
const MAX_NESTING: usize = 10_000;

impl Vm {
    /// `isinstance(v, of)`
    pub(crate) fn is_instance(&mut self, v: Value, of: Value) -> Outcome<bool> {
        self.is_instance_at(v, of, 0)
    }

    /// The same inside so many tuples and unions.
    fn is_instance_at(&mut self, v: Value, of: Value, depth: usize) -> Outcome<bool> {
        if self.type_of(v) == of {
            return Ok(true);
        }
        if has_default_check(&self.heap, of) {
            return self.real_is_instance(v, of);
        }
        if let Some(options) = self.check_options(of, "isinstance")? {
            self.check_depth(depth, "__instancecheck__")?;
            return self.any_option(&options, |vm, option| {
                vm.is_instance_at(v, option, depth + 1)
            });
        }
        if let Some(method) = self.lookup_special(of, "__instancecheck__") {
            let result = self.call_unbound(method, of, &[v])?;
            return self.truthy(result);
        }
        self.real_is_instance(v, of)
    }

    /// `issubclass(class, of)`
    pub(crate) fn is_subclass(&mut self, class: Value, of: Value) -> Outcome<bool> {
        self.is_subclass_at(class, of, 0)
    }

    fn is_subclass_at(&mut self, class: Value, of: Value, depth: usize) -> Outcome<bool> {
        if has_default_check(&self.heap, of) {
            if class == of {
                return Ok(true);
            }
            return self.real_is_subclass(class, of);
        }
        if let Some(options) = self.check_options(of, "issubclass")? {
            self.check_depth(depth, "__subclasscheck__")?;
            return self.any_option(&options, |vm, option| {
                vm.is_subclass_at(class, option, depth + 1)
            });
        }
        if let Some(method) = self.lookup_special(of, "__subclasscheck__") {
            let result = self.call_unbound(method, of, &[class])?;
            return self.truthy(result);
        }
        self.real_is_subclass(class, of)
    }

    fn check_depth(&mut self, depth: usize, method: &str) -> Outcome<()> {
        if depth < MAX_NESTING {
            return Ok(());
        }
        Err(self.recursion_error(format!("maximum recursion depth exceeded in {method}")))
    }

    /// The members of a tuple or a union; an error for a parameterized generic.
    fn check_options(&mut self, of: Value, what: &str) -> Outcome<Option<Vec<Value>>> {
        let of = self.heap.payload(of);
        if let Some(tuple) = of.as_tuple() {
            self.budget
                .burn(price::copied(self.heap[tuple].items.len()))?;
            return Ok(Some(self.heap[tuple].items.to_vec()));
        }
        match of.as_rare().map(|key| &self.heap[key]) {
            Some(&Rare::Union { args, .. }) => {
                let items = args
                    .as_tuple()
                    .map(|tuple| self.heap[tuple].items.to_vec())
                    .unwrap_or_default();
                Ok(Some(items))
            }
            Some(Rare::GenericAlias { .. }) => Err(self.type_error(format!(
                "{what}() argument 2 cannot be a parameterized generic"
            ))),
            _ => Ok(None),
        }
    }

    fn any_option(
        &mut self,
        options: &[Value],
        mut test: impl FnMut(&mut Self, Value) -> Outcome<bool>,
    ) -> Outcome<bool> {
        self.enter_native()?;
        for &option in options {
            self.budget.burn(1)?;
            let option = if option.is_none() {
                Value::builtin_type(TypeId::NoneType)
            } else {
                option
            };
            if test(self, option)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `type.__instancecheck__(of, v)`
    pub(crate) fn real_is_instance(&mut self, v: Value, of: Value) -> Outcome<bool> {
        if of.is_type() {
            let class = self.type_of(v);
            if self.is_subtype(class, of) {
                return Ok(true);
            }
            if class.as_class().is_none() {
                return Ok(false);
            }
            // An object may claim another class through `__class__`.
            return Ok(match self.getattr_named(v, "__class__")? {
                Some(claimed) => {
                    claimed != class && claimed.is_type() && self.is_subtype(claimed, of)
                }
                None => false,
            });
        }
        if self.class_bases(of)?.is_none() {
            return Err(
                self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
            );
        }
        match self.getattr_named(v, "__class__")? {
            Some(class) => self.derives_by_bases(class, of),
            None => Ok(false),
        }
    }

    /// `type.__subclasscheck__(of, class)`
    pub(crate) fn real_is_subclass(&mut self, class: Value, of: Value) -> Outcome<bool> {
        if class.is_type() && of.is_type() {
            return Ok(self.is_subtype(class, of));
        }
        if self.class_bases(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.class_bases(of)?.is_none() {
            return Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.derives_by_bases(class, of)
    }

    /// `__bases__` if it is a tuple: what makes any object usable as a class here.
    fn class_bases(&mut self, class: Value) -> Outcome<Option<Vec<Value>>> {
        let Some(bases) = self.getattr_named(class, "__bases__")? else {
            return Ok(None);
        };
        self.heap.keep(bases);
        Ok(bases
            .as_tuple()
            .map(|tuple| self.heap[tuple].items.to_vec()))
    }

    /// Searches the graph of `__bases__`, which scripts may make up: RecursionError where it has no end.
    fn derives_by_bases(&mut self, class: Value, of: Value) -> Outcome<bool> {
        self.enter_native()?;
        self.budget.burn(1)?;
        if class == of {
            return Ok(true);
        }
        self.heap.keep(class);
        for base in self.class_bases(class)?.unwrap_or_default() {
            if self.derives_by_bases(base, of)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether the class of `of` is `type` itself, so that no hook can be in the way.
fn has_default_check(heap: &Heap, of: Value) -> bool {
    match of.as_class() {
        Some(key) => heap[key].metaclass.as_builtin_type().is_some(),
        None => of.as_builtin_type().is_some(),
    }
}
