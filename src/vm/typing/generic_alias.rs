//! `list[int]`: attributes of an alias are those of its origin, except for a few of its own.

use crate::heap::Heap;
use crate::object::Rare;
use crate::text::words::words;
use crate::value::{TypeId, Value};
use crate::vm::state::price;
use crate::vm::typing::unions::union_args;
use crate::vm::{Fault, Outcome, Vm};

/// Attributes that an alias answers itself.
const OWN: &[&str] = words!(
    "__class__ __origin__ __args__ __parameters__ __unpacked__ __typing_unpacked_tuple_args__ __mro_entries__ \
     __reduce_ex__ __reduce__ __copy__ __deepcopy__ __bases__"
);

impl Vm {
    /// An attribute of a generic alias.
    pub(crate) fn alias_getattr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        if OWN.contains(&self.heap.text(name)) {
            return self.generic_getattr(v, name);
        }
        match alias_parts(&self.heap, v) {
            Some((origin, ..)) => {
                self.enter_native()?;
                self.getattr(origin, name).map(Some)
            }
            None => self.generic_getattr(v, name),
        }
    }

    /// `*alias`, as iterating over the alias gives it.
    pub(crate) fn starred_alias(&mut self, alias: Value) -> Option<Value> {
        let (origin, args, _) = alias_parts(&self.heap, alias)?;
        Some(self.heap.new_object(Rare::GenericAlias {
            origin,
            args,
            starred: true,
        }))
    }
}

impl Vm {
    /// `__parameters__`: the type parameters among the arguments and inside them, each once.
    pub(crate) fn type_parameters_of(&mut self, args: Value) -> Outcome {
        let mut found = Vec::new();
        self.gather_parameters(args, &mut found)?;
        Ok(self.heap.new_tuple(&found))
    }

    fn gather_parameters(&mut self, args: Value, found: &mut Vec<Value>) -> Outcome<()> {
        self.enter_native()?;
        let items = match args.as_list() {
            Some(list) => self.heap[list].items.clone(),
            None => self.heap.tuple_items(args),
        };
        for item in items {
            self.budget.burn(4 + price::moved(found.len()))?;
            if is_type_parameter(&self.heap, item) {
                if !found.contains(&item) {
                    found.push(item);
                }
            } else if let Some((origin, inner, _)) = alias_parts(&self.heap, item) {
                if is_type_parameter(&self.heap, origin) && !found.contains(&origin) {
                    found.push(origin);
                }
                self.gather_parameters(inner, found)?;
            } else if let Some(members) = union_args(&self.heap, item) {
                let members = self.heap.new_tuple(&members);
                self.gather_parameters(members, found)?;
            } else if item.as_list().is_some() || item.as_tuple().is_some() {
                self.gather_parameters(item, found)?;
            } else if self.is_foreign_alias(item)
                && let Some(inner) = self.getattr_named(item, "__parameters__")?
            {
                self.gather_parameters(inner, found)?;
            }
        }
        Ok(())
    }

    /// Whether a value may be an alias that a script defines, such as those of `typing`.
    fn is_foreign_alias(&self, v: Value) -> bool {
        v.as_instance().is_some()
    }

    /// An argument for one type parameter, as `typing` checks and converts it, if that is loaded.
    pub(crate) fn checked_argument(&mut self, parameter: Value, given: Value) -> Outcome {
        let function = match self.layout_of(parameter) {
            TypeId::TypeVar if self.is_plain_class(given) => return Ok(given),
            TypeId::TypeVar => "_typevar_subst",
            TypeId::ParamSpec => "_paramspec_subst",
            _ => return Ok(given),
        };
        match self.names.typing_function(&mut self.heap, function) {
            Some(check) => {
                let checked = self.call(check, &[parameter, given])?;
                Ok(self.heap.keep(checked))
            }
            None if function == "_paramspec_subst" => self.checked_parameter_list(given),
            None if given.is_none() => Ok(Value::builtin_type(TypeId::NoneType)),
            None => Ok(given),
        }
    }

    /// Whether it is a class that is surely a type: neither `Generic` nor `Protocol`, whose metaclass is its own.
    fn is_plain_class(&mut self, given: Value) -> bool {
        given.is_type()
            && given != Value::builtin_type(TypeId::Generic)
            && self.type_of(given) == Value::builtin_type(TypeId::Type)
    }

    /// The error of a TypeVarTuple without its star.
    pub(crate) fn bare_type_var_tuple(&mut self) -> Fault {
        self.type_error("Substitution of bare TypeVarTuple is not supported")
    }

    /// What can stand for a ParamSpec, as far as it can be told without `typing`.
    fn checked_parameter_list(&mut self, given: Value) -> Outcome {
        let is_list = given == Value::ELLIPSIS
            || given.as_list().is_some()
            || given.as_tuple().is_some()
            || is_type_parameter(&self.heap, given);
        if is_list || self.is_foreign_alias(given) {
            return Ok(given);
        }
        let text = self.str_of(given)?;
        Err(self.type_error(format!(
            "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {text}"
        )))
    }

    /// The arguments `args` of a generic with `given` in the place of its parameters: `generic[given]`.
    pub(crate) fn substitute(&mut self, generic: Value, args: Value, given: Value) -> Outcome {
        let parameters = self.type_parameters_of(args)?;
        let parameters = self.heap.tuple_items(parameters);
        if parameters.is_empty() {
            let text = self.repr(generic)?;
            return Err(self.type_error(format!("{text} is not a generic class")));
        }
        let given = if given.as_tuple().is_some() {
            self.heap.tuple_items(given)
        } else {
            vec![given]
        };
        let mut given = self.match_parameters(generic, &parameters, &given)?;
        for (parameter, given) in parameters.iter().zip(&mut given) {
            *given = self.checked_argument(*parameter, *given)?;
        }
        self.replace_parameters(args, &parameters, &given)
    }

    fn replace_parameters(
        &mut self,
        args: Value,
        parameters: &[Value],
        given: &[Value],
    ) -> Outcome {
        self.enter_native()?;
        let mut items = Vec::new();
        for item in self.heap.tuple_items(args) {
            if let Some(i) = parameters.iter().position(|parameter| *parameter == item) {
                if self.layout_of(item) == TypeId::TypeVarTuple {
                    return Err(self.bare_type_var_tuple());
                }
                items.push(given[i]);
            } else if let Some((origin, inner, starred)) = alias_parts(&self.heap, item) {
                match parameters.iter().position(|parameter| *parameter == origin) {
                    // `*Ts`: what was gathered for it.
                    Some(i) => items.extend(self.heap.tuple_items(given[i])),
                    None => {
                        let args = self.replace_parameters(inner, parameters, given)?;
                        items.push(self.heap.new_object(Rare::GenericAlias {
                            origin,
                            args,
                            starred,
                        }));
                    }
                }
            } else if let Some(members) = union_args(&self.heap, item) {
                let members = self.heap.new_tuple(&members);
                let replaced = self.replace_parameters(members, parameters, given)?;
                let replaced = self.heap.tuple_items(replaced);
                items.push(self.union_from(&replaced)?);
            } else if self.is_foreign_alias(item)
                && let Some(inner) = self.getattr_named(item, "__parameters__")?
                && !self.heap.tuple_items(inner).is_empty()
            {
                let mut chosen = Vec::new();
                for parameter in self.heap.tuple_items(inner) {
                    match parameters.iter().position(|other| *other == parameter) {
                        Some(i) if self.layout_of(parameter) == TypeId::TypeVarTuple => {
                            chosen.extend(self.heap.tuple_items(given[i]));
                        }
                        Some(i) => chosen.push(given[i]),
                        None => chosen.push(parameter),
                    }
                }
                let chosen = self.heap.new_tuple(&chosen);
                let replaced = self.get_item(item, chosen)?;
                self.heap.keep(replaced);
                let unpacked = self
                    .getattr_named(item, "__typing_is_unpacked_typevartuple__")?
                    .is_some_and(|v| v == Value::TRUE);
                if unpacked {
                    items.extend(self.heap.tuple_items(replaced));
                } else {
                    items.push(replaced);
                }
            } else {
                items.push(item);
            }
        }
        Ok(self.heap.new_tuple(&items))
    }
}

/// Origin, arguments and star of a generic alias.
pub(crate) fn alias_parts(heap: &Heap, v: Value) -> Option<(Value, Value, bool)> {
    match heap[heap.payload(v).as_rare()?] {
        Rare::GenericAlias {
            origin,
            args,
            starred,
        } => Some((origin, args, starred)),
        _ => None,
    }
}

/// `origin[args]`
pub(crate) fn new_alias(heap: &mut Heap, origin: Value, item: Value) -> Value {
    let args = if item.as_tuple().is_some() {
        item
    } else {
        heap.new_tuple(&[item])
    };
    heap.new_object(Rare::GenericAlias {
        origin,
        args,
        starred: false,
    })
}

pub(crate) fn is_type_parameter(heap: &Heap, v: Value) -> bool {
    v.as_rare()
        .is_some_and(|key| matches!(heap[key], Rare::TypeParam { .. }))
}
