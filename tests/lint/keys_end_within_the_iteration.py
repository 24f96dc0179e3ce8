def order(tables, first):
    for table in tables:
        table.sort(key=lambda row: row != table[0])
        yield sorted(first, key=lambda row: row in table)
        yield min(first, key=lambda row: row is table), max(first, key=lambda row: row is table)
