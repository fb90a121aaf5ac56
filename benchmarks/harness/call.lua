-- Loads tools/call for wrk. Arguments after "--": TOOL CANNED_TEXT FIRST_ID CONNECTIONS META HEADER=VALUE...
-- META is the JSON text of params._meta, or empty.
-- Every call has an id of its own; every answer must carry an id that this thread still waits for,
-- the canned text and no error. Whatever does not counts as a failed call, and so does a call
-- whose connection was closed before the answer (wrk connects again in silence), or that still had no
-- answer after STALL_SECONDS when the load ended (wrk counts a timeout only when the answer comes).

local STALL_SECONDS = 2

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  canned = args[2]
  next_id = tonumber(args[3]) + number * 1000000000
  head = '{"jsonrpc":"2.0","id":'
  local meta = args[5] == "" and "" or ',"_meta":' .. args[5]
  tail = ',"method":"tools/call","params":{"name":"' .. args[1] .. '","arguments":{"text":"hello"}' .. meta .. '}}'
  waiting = {}
  good = 0
  bad = 0
  sample = ""
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json, text/event-stream"
  connections = tonumber(args[4])
  -- wrk asks its first thread for one request that it never sends.
  never_sent = number == 0 and next_id + 1
  for i = 6, #args do
    local name, value = args[i]:match("^([^=]+)=(.*)$")
    wrk.headers[name] = value
  end
end

function request()
  next_id = next_id + 1
  if next_id ~= never_sent then waiting[next_id] = os.time() end
  return wrk.format(nil, nil, nil, head .. string.format("%d", next_id) .. tail)
end

function response(status, headers, body)
  local id = tonumber(body:match('"id"%s*:%s*(%d+)'))
  if status == 200 and id and waiting[id] and body:find(canned, 1, true)
    and not body:find('"error"', 1, true) and not body:find('"isError":true', 1, true) then
    waiting[id] = nil
    good = good + 1
  else
    bad = bad + 1
    if sample == "" then sample = status .. " " .. body:sub(1, 200) end
  end
end

function done(summary, latency, requests)
  local passed, failed, open, stalled, first = 0, 0, 0, 0, ""
  for _, thread in ipairs(threads) do
    passed = passed + thread:get("good")
    failed = failed + thread:get("bad")
    if first == "" then first = thread:get("sample") end
    for _, sent in pairs(thread:get("waiting")) do
      open = open + 1
      if os.time() - sent > STALL_SECONDS then stalled = stalled + 1 end
    end
  end
  local lost = math.max(stalled, open - threads[1]:get("connections"))
  if lost > 0 and first == "" then first = "calls without an answer" end
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    'RESULT {"calls":%d,"failed":%d,"micros":%d,"p50":%d,"p99":%d,"max":%d,"sample":"%s"}\n',
    passed, failed + math.max(lost, broken), summary.duration, latency:percentile(50), latency:percentile(99),
    latency.max, (first:gsub('[%c"\\]', "."))))
end
