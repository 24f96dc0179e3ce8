-- `table.sort` knows no key: it compares, and calls the closure for both sides, as a program in Lua would.
local function make_key(modulus)
    local calls = 0
    local function key(n)
        calls = calls + 1
        return n * 7919 % modulus
    end
    return key, function() return calls end
end

local function main(rounds)
    local total = 0
    for round = 0, rounds - 1 do
        local key = make_key(100003 + round)
        local items = {}
        for i = 0, 199999 do items[#items + 1] = i end
        table.sort(items, function(a, b) return key(a) < key(b) end)
        total = total + key(items[1001])
    end
    return total
end

return main(6)
