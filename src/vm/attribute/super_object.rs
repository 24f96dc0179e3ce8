//! `super`: attributes of the classes that come after one class in another's method resolution order.

use crate::object::Super;
use crate::value::{SuperKey, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `super(this_class, receiver)`; an unbound receiver gives an unbound super object.
    pub(crate) fn new_super(&mut self, this_class: Value, receiver: Value) -> Outcome {
        let receiver_class = if receiver.is_bound() {
            self.super_check(this_class, receiver)?
        } else {
            Value::UNBOUND
        };
        Ok(self.heap.new_object(Super {
            this_class,
            receiver,
            receiver_class,
        }))
    }

    /// The class whose order is searched for a receiver: the receiver itself if it is a subclass, else
    /// its class.
    fn super_check(&mut self, this_class: Value, receiver: Value) -> Outcome {
        if receiver.is_type() && self.is_subtype(receiver, this_class) {
            return Ok(receiver);
        }
        let class = self.type_of(receiver);
        if self.is_subtype(class, this_class) {
            return Ok(class);
        }
        if let Some(claimed) = self.getattr_named(receiver, "__class__")?
            && claimed != class
            && claimed.is_type()
            && self.is_subtype(claimed, this_class)
        {
            return Ok(claimed);
        }
        let (kind, name) = match receiver.is_type() {
            true => ("type", self.heap.class_name(receiver)),
            false => ("instance of", self.type_name(receiver)),
        };
        let text = format!(
            "super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({}).",
            self.heap.class_name(this_class)
        );
        Err(self.type_error(text))
    }

    /// `super()`
    pub(crate) fn implicit_super(&mut self) -> Outcome {
        let (class, receiver) = self.super_without_arguments()?;
        // None binds nothing, here as when it is given.
        let receiver = match receiver.is_none() {
            true => Value::UNBOUND,
            false => receiver,
        };
        self.new_super(class, receiver)
    }

    /// `super()` without arguments: the first argument of the calling frame and its `__class__` cell.
    fn super_without_arguments(&mut self) -> Outcome<(Value, Value)> {
        let Some(frame) = self.frames.last().copied() else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let code = self.heap[frame.code].code.clone();
        if code.argcount == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        let slot = |vm: &Self, slot: u16| {
            vm.stack
                .get(frame.base + usize::from(slot))
                .copied()
                .unwrap_or_default()
        };
        let receiver = match code
            .cellvars
            .iter()
            .position(|name| *name == code.varnames[0])
        {
            Some(i) => slot(self, code.cell_slots[i])
                .as_cell()
                .map_or(Value::UNBOUND, |cell| self.heap[cell].contents),
            None => slot(self, code.varname_slots[0]),
        };
        if receiver.is_unbound() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let Some(i) = code.freevars.iter().position(|name| &**name == "__class__") else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        let class = slot(self, code.cell_slots[code.cellvars.len() + i])
            .as_cell()
            .map_or(Value::UNBOUND, |cell| self.heap[cell].contents);
        if class.is_unbound() {
            return Err(self.runtime_error("super(): empty __class__ cell"));
        }
        if !class.is_type() {
            let text = format!(
                "super(): __class__ is not a type ({})",
                self.type_name(class)
            );
            return Err(self.runtime_error(text));
        }
        Ok((class, receiver))
    }

    /// An attribute of a super object (or of an instance of a subclass of `super`).
    pub(crate) fn super_getattr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        let Some(key) = self.heap.payload(v).as_super() else {
            return self.generic_getattr(v, name);
        };
        let object = self.heap[key];
        if let Some(attr) = self.super_attr(object, name)? {
            let instance = if object.receiver == object.receiver_class {
                Value::UNBOUND
            } else {
                object.receiver
            };
            return self.bind(attr, instance, object.receiver_class).map(Some);
        }
        self.generic_getattr(v, name)
    }

    /// What a super object finds in the classes that it searches, as it stands there.
    fn super_attr(&mut self, object: Super, name: Value) -> Outcome<Option<Value>> {
        if object.receiver.is_unbound() || self.heap.text(name) == "__class__" {
            return Ok(None);
        }
        let mro = self.heap.mro(object.receiver_class);
        self.budget.burn(price::copied(mro.len()))?;
        let after = mro
            .iter()
            .position(|&class| class == object.this_class)
            .map_or(mro.len(), |i| i + 1);
        let found = |&class: &Value| self.own_attr(class, name);
        Ok(mro[after..].iter().find_map(found))
    }

    /// The function that a method call on a super object calls with the receiver first; `None` where something else is
    /// found, or nothing.
    pub(in crate::vm) fn super_method(
        &mut self,
        key: SuperKey,
        name: Value,
    ) -> Outcome<Option<(Value, Value)>> {
        let object = self.heap[key];
        if object.receiver == object.receiver_class {
            return Ok(None);
        }
        let attr = self.super_attr(object, name)?;
        let attr = attr.filter(|attr| self.binds_receiver(*attr));
        Ok(attr.map(|attr| (attr, object.receiver)))
    }

    /// `__get__` of an unbound super object binds it.
    pub(crate) fn bind_super(&mut self, key: SuperKey, instance: Value) -> Outcome {
        let object = self.heap[key];
        if object.receiver.is_bound() || instance.is_none() {
            return Ok(key.into());
        }
        self.new_super(object.this_class, instance)
    }
}
