-- Pricing rules as closures: about a hundred lines that every peer has in its own language.
local function make_rate(percent)
    local calls = 0

    local function rate(amount)
        calls = calls + 1
        return amount * percent / 100
    end

    local function count()
        return calls
    end

    return rate, count
end

local function make_tiers(low, high)
    local function tier(amount)
        if amount < low then
            return 0
        elseif amount < high then
            return 1
        else
            return 2
        end
    end

    return tier
end

local function compose(first, second)
    local function both(value)
        return second(first(value))
    end

    return both
end

local function make_memo(func)
    local known = {}

    local function memo(key)
        if known[key] == nil then
            known[key] = func(key)
        end
        return known[key]
    end

    return memo
end

local function make_stack()
    local items = {}
    local size = 0

    local function push(item)
        size = size + 1
        items[size] = item
        return size
    end

    local function pop()
        if size == 0 then
            return nil
        end
        size = size - 1
        return table.remove(items)
    end

    return push, pop
end

local function fib(n)
    local a, b = 0, 1
    while n > 0 do
        a, b = b, a + b
        n = n - 1
    end
    return a
end

local function make_rules(base)
    local rate, count = make_rate(base)
    local tier = make_tiers(100, 1000)
    local rules = {}
    for i = 0, 9 do
        table.insert(rules, function(amount)
            if tier(amount) == 2 then
                return rate(amount) - i
            end
            return rate(amount) + i
        end)
    end

    local function total(amount)
        local result = 0
        for _, rule in ipairs(rules) do
            result = result + rule(amount)
        end
        return result
    end

    local function report(name, amount)
        return "rule " .. name .. ": " .. tostring(total(amount)) .. " after " .. tostring(count())
    end

    return total, report
end

function main()
    local total, report = make_rules(20)
    local square = make_memo(function(x) return x * x end)
    local shifted = compose(square, function(x) return x + 1 end)
    local push, pop = make_stack()
    push(total(50))
    push(shifted(7))
    return report("main", pop()) .. tostring(fib(20))
end
