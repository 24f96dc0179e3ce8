//! Scripts that ask a database: a query is a template string, so its values are bound and never become SQL.
//!
//! ```text
//!  t"SELECT .. WHERE name = {name}"  ->  "SELECT .. WHERE name = ?1", [name]
//! ```
//!
//! `cargo run --manifest-path examples/sql_template/Cargo.toml`
//!
//! The script tries to inject SQL by a value, by a format specifier, and by pasting text; `expected.txt` has what comes
//! of it.

use std::sync::{Arc, Mutex, PoisonError};

use nonlocal::code::Conversion;
use nonlocal::{BigInt, Engine, Error, Module, Result, Template, TemplatePart, Value};
use rusqlite::Connection;
use rusqlite::types::{Value as Sql, ValueRef};

const SCRIPT: &str = include_str!("script.py");

/// A template as a statement: its texts are SQL, its values are parameters.
fn statement(template: &Template) -> Result<(String, Vec<Sql>)> {
    let (mut text, mut values) = (String::new(), Vec::new());
    for part in template.parts() {
        match part {
            TemplatePart::Text(sql) => text.push_str(sql),
            TemplatePart::Field(field) => {
                // What a script asks for here would have to be done to text.
                if field.conversion != Conversion::None || !field.format_spec.is_empty() {
                    let message = format!("{{{}}} cannot be formatted in SQL", field.expression);
                    return Err(Error::exception("ValueError", message));
                }
                values.push(parameter(&field.value, &field.expression)?);
                text.push_str(&format!("?{}", values.len()));
            }
        }
    }
    Ok((text, values))
}

/// A value of a script as a parameter.
fn parameter(value: &Value, expression: &str) -> Result<Sql> {
    Ok(match value {
        Value::None => Sql::Null,
        Value::Bool(value) => Sql::Integer((*value).into()),
        Value::Int(value) => Sql::Integer(*value),
        Value::Float(value) => Sql::Real(*value),
        Value::Str(text) => Sql::Text(text.clone()),
        _ => {
            let message = format!("{{{expression}}} is no number, str or None");
            return Err(Error::exception("TypeError", message));
        }
    })
}

/// A value of the database for scripts.
fn from_sql(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::None,
        ValueRef::Integer(value) => Value::from(BigInt::from(value)),
        ValueRef::Real(value) => Value::Float(value),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            Value::Str(String::from_utf8_lossy(text).into_owned())
        }
    }
}

/// Runs one statement and gives its rows.
fn query(database: &Mutex<Connection>, template: &Template) -> Result<Vec<Vec<Value>>> {
    let database = database.lock().unwrap_or_else(PoisonError::into_inner);
    let (text, values) = statement(template)?;
    println!("    SQL: {text}  with {values:?}");
    let run = || -> rusqlite::Result<Vec<Vec<Value>>> {
        let mut statement = database.prepare(&text)?;
        let width = statement.column_count();
        let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
            (0..width).map(|at| row.get_ref(at).map(from_sql)).collect()
        })?;
        rows.collect()
    };
    run().map_err(Error::host)
}

fn main() -> Result<()> {
    let database = Connection::open_in_memory().map_err(Error::host)?;
    let schema = "CREATE TABLE users (name TEXT, age INTEGER, secret TEXT);
        INSERT INTO users VALUES ('Ada', 36, 'engine'), ('Grace', 85, 'compiler'), ('O''Neil', 50, 'key');";
    database.execute_batch(schema).map_err(Error::host)?;
    let database = Arc::new(Mutex::new(database));
    let shared = Arc::clone(&database);
    // A str is no template: there is no way to hand over text that was pasted together.
    let module =
        Module::new("db").function("query", move |template: Template| query(&shared, &template));
    let mut rt = Engine::builder().module(module).build().runtime();
    rt.run::<()>(SCRIPT)?;

    let database = database.lock().unwrap_or_else(PoisonError::into_inner);
    let left: i64 = database
        .query_row("SELECT count(*) FROM users", [], |row| row.get(0))
        .map_err(Error::host)?;
    println!("users left: {left}");
    assert_eq!(left, 3, "nothing was injected");
    Ok(())
}
