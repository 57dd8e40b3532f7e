#!/usr/bin/env bash
# Builds a sample (audited only, so that the unsafe ones build too), starts it on 127.0.0.1, sends every request of its
# requests.tsv once without credentials and once as the user named there, and prints both answers.
#   samples/try.sh ClinicApi/Unsafe
set -euo pipefail
cd "$(dirname "$0")"
sample=${1:?usage: try.sh ClinicApi/Unsafe | ClinicApi/Safe | TelehealthApi/Unsafe | TelehealthApi/Safe}
port=${2:-5187}
url=http://127.0.0.1:$port

log=$(mktemp)
dotnet build "$sample" -p:ChaperoneMode=Audit >"$log" || { cat "$log"; exit 1; }
dll=$(dotnet msbuild "$sample" -p:ChaperoneMode=Audit -getProperty:TargetPath)

answer=$(mktemp)
ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$url DOTNET_CONTENTROOT="$PWD/$sample" dotnet "$dll" >"$log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -f "$log" "$answer"' EXIT
for _ in $(seq 100); do
  curl -fs -o /dev/null "$url/health" && break
  kill -0 $server 2>/dev/null || { cat "$log"; exit 1; }
  sleep 0.2
done

send() { # method path body [header]
  local arguments=(-s -o "$answer" -w '%{http_code}' -X "$1")
  [ -n "$3" ] && arguments+=(-H 'Content-Type: application/json' --data "$3")
  [ -n "${4:-}" ] && arguments+=(-H "$4")
  curl "${arguments[@]}" "$url$2"
}

credentials() { # user -> header
  case $sample in
    ClinicApi/*)
      send POST /api/sign-in "{\"user\":\"$1\",\"password\":\"demo\"}" >/dev/null
      echo "Authorization: Bearer $(sed -E 's/.*"accessToken":"([^"]*)".*/\1/' "$answer")" ;;
    *) echo "X-Api-Key: demo-$1" ;;
  esac
}

printf '%-74s %9s  %s\n' endpoint anonymous signed-in
grep -v '^#' "${sample%/*}/requests.tsv" | while IFS=$'\t' read -r endpoint method path user body form; do
  [ -z "$form" ] || [ "$form" = "${sample#*/}" ] || continue
  anonymous=$(send "$method" "$path" "$body")
  if [ "$user" = - ]; then
    printf '%-74s %9s\n' "$endpoint" "$anonymous"
  else
    known=$(send "$method" "$path" "$body" "$(credentials "$user")")
    printf '%-74s %9s  %s as %s\n' "$endpoint" "$anonymous" "$known" "$user"
  fi
done
