//! Snapshots for serde: a text for people where the format is one for them, else the table as it is.
//!
//! | file | what is in it |
//! |---|---|
//! | `write` | the text: objects inside each other, as far as they are not shared and not too deep |
//! | `read` | the text again, as a tree of serde's making, and from there the table |
//! | `words` | ints, floats, bytes and odd texts, so that every reader gives back the same |

mod read;
mod words;
mod write;

use std::collections::HashSet;

use ::serde::de::{Deserialize, Deserializer, Error as _};
use ::serde::ser::{Serialize, Serializer};
use num_bigint::BigInt;

use super::tree::{Data, Id, Snapshot, Variable};

/// The table, as formats have it that are not for people.
#[derive(::serde::Serialize, ::serde::Deserialize)]
struct Table {
    /// The function, the call, the name, and the number of the node.
    variables: Vec<(Option<String>, u32, String, Id)>,
    nodes: Vec<Data>,
}

impl Serialize for Snapshot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return write::text(self, serializer);
        }
        let variables = self.variables.iter().map(|(variable, id)| {
            let function = variable.function.as_deref().map(str::to_owned);
            (function, variable.call, variable.name.to_string(), *id)
        });
        Table {
            variables: variables.collect(),
            nodes: self.nodes.clone(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (variables, nodes) = if deserializer.is_human_readable() {
            read::text(deserializer)?
        } else {
            let table = Table::deserialize(deserializer)?;
            let variables = table.variables.into_iter();
            let variables = variables.map(|(function, call, name, id)| {
                let function = function.map(Into::into);
                let name = name.into();
                let variable = Variable {
                    function,
                    call,
                    name,
                };
                (variable, id)
            });
            (variables.collect(), table.nodes)
        };
        checked(variables, nodes).map_err(D::Error::custom)
    }
}

/// The snapshot of a table that somebody else has made: looked at, and numbered anew.
fn checked(mut variables: Vec<(Variable, Id)>, nodes: Vec<Data>) -> Result<Snapshot, &'static str> {
    check_variables(&variables)?;
    let mut order: Vec<Id> = Vec::new();
    let mut numbers: Vec<Option<Id>> = vec![None; nodes.len()];
    let mut meet = |id: &mut Id, order: &mut Vec<Id>| {
        let Some(number) = numbers.get_mut(*id as usize) else {
            return Err("a number of an object is out of range");
        };
        *id = *number.get_or_insert_with(|| {
            order.push(*id);
            (order.len() - 1) as Id
        });
        Ok(())
    };
    for (_, id) in &mut variables {
        meet(id, &mut order)?;
    }
    let mut old: Vec<Option<Data>> = nodes.into_iter().map(Some).collect();
    let mut made = Vec::with_capacity(old.len());
    while let Some(&id) = order.get(made.len()) {
        let Some(mut data) = old[id as usize].take() else {
            return Err("an object is there twice");
        };
        let mut result = Ok(());
        data.children_mut(&mut |id| {
            let met = meet(id, &mut order);
            result = std::mem::replace(&mut result, Ok(())).and(met);
        });
        result?;
        made.push(plain(data, variables.len())?);
    }
    Ok(Snapshot {
        variables,
        nodes: made,
    })
}

/// Checks that no variable is there twice, and that those of an owner stand together.
fn check_variables(variables: &[(Variable, Id)]) -> Result<(), &'static str> {
    let (mut names, mut owners) = (HashSet::new(), HashSet::new());
    let mut last = None;
    for (variable, _) in variables {
        let owner = (&variable.function, variable.call);
        if last != Some(owner) && !owners.insert(owner) {
            return Err("an owner is there twice");
        }
        if !names.insert(variable) {
            return Err("a variable is there twice");
        }
        last = Some(owner);
    }
    Ok(())
}

/// A node as it has to be: a long int is long, and numbers of variables are in range.
fn plain(data: Data, variables: usize) -> Result<Data, &'static str> {
    let is_there = |number: &u32| (*number as usize) < variables;
    match data {
        Data::BigInt(bytes) => {
            let value = BigInt::from_signed_bytes_le(&bytes);
            Ok(int(&value))
        }
        Data::Function(function) if !function.variables.iter().all(is_there) => {
            Err("a number of a variable is out of range")
        }
        Data::Cell(number) if !is_there(&number) => Err("a number of a variable is out of range"),
        data => Ok(data),
    }
}

/// An int of any size.
fn int(value: &BigInt) -> Data {
    match i64::try_from(value) {
        Ok(value) => Data::Int(value),
        Err(_) => Data::BigInt(value.to_signed_bytes_le()),
    }
}
