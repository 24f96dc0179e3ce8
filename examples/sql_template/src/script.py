import db


def find(name):
    return db.query(t"SELECT name, age FROM users WHERE name = {name}")


def older_than(age, *, limit=10):
    return db.query(t"SELECT name FROM users WHERE age > {age} ORDER BY name LIMIT {limit}")


print(find("Ada"))
print(find("O'Neil"))
print(older_than(40))

# The injection: to the database it is the name of somebody who is not there.
print(find("x' OR '1'='1"))
print(find("x'; DROP TABLE users; --"))
print(find("' UNION SELECT secret, 1 FROM users --"))

# Parts of a query are templates as well, and so are put together without pasting.
condition = t" WHERE age BETWEEN {30} AND {60}"
print(db.query(t"SELECT name FROM users" + condition + t" AND name <> {'Ada'}"))


def attempt(make):
    try:
        print(make())
    except (TypeError, ValueError, RuntimeError) as error:
        print(type(error).__name__ + ":", error)


name = "x' OR '1'='1"
attempt(lambda: db.query(f"SELECT * FROM users WHERE name = '{name}'"))
attempt(lambda: db.query(t"SELECT * FROM users WHERE name = '{name!r}'"))
attempt(lambda: db.query(t"SELECT * FROM users WHERE name = {name:>20}"))
attempt(lambda: db.query(t"SELECT * FROM users WHERE name = {[name]}"))
# Between quotes the database sees a text with a question mark, and refuses the value that is left over.
attempt(lambda: db.query(t"SELECT * FROM users WHERE name = '{name}'"))
