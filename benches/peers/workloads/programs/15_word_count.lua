local function make_counter()
    local counts = {}
    return function(word) counts[word] = (counts[word] or 0) + 1 end, counts
end

local function main(rounds)
    local words = {}
    local text = string.rep("the quick brown fox jumps over the lazy dog and the cat ", 100)
    for word in string.gmatch(text, "%a+") do words[#words + 1] = word end
    local count, counts = make_counter()
    for _ = 1, rounds do
        for _, word in ipairs(words) do count(word) end
    end
    local kinds = 0
    for _ in pairs(counts) do kinds = kinds + 1 end
    return string.format("([('and', %d), ('brown', %d), ('cat', %d)], %d)",
        counts["and"], counts["brown"], counts["cat"], kinds)
end

return main(4500)
