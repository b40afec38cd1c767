package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// log is a miniature register: it responds to the requests of verify, and change may falsify a response.
type log struct {
	t       *testing.T
	size    int64 // the size of the checkpoint; more entries may exist
	entries []string
	proofs  map[string]map[string]interface{}
	stored  []tlog.Hash
	signer  note.Signer
	key     string
	whole   bool // the partial tiles of leaves are gone, because full ones exist
	change  func(path string, body []byte) []byte
}

func newLog(t *testing.T, size, total int) *log {
	secret, key, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{7}, 64)), "register.example/log")
	if err != nil {
		t.Fatal(err)
	}
	l := &log{t: t, size: int64(size), key: key, proofs: map[string]map[string]interface{}{}}
	l.signer, _ = note.NewSigner(secret)
	for i := 0; i < total; i++ {
		disclosure := base64.RawURLEncoding.EncodeToString([]byte(fmt.Sprintf(`["salt","name","value %d"]`, i)))
		sum := sha256.Sum256([]byte(disclosure))
		digests := []string{base64.RawURLEncoding.EncodeToString(sum[:]), fmt.Sprintf("-%d", i)}
		sort.Strings(digests)
		list, _ := json.Marshal(digests)
		sum = sha256.Sum256(list)
		entry := fmt.Sprintf(`{"digest":"sha256:%s","version":1}`, hex.EncodeToString(sum[:]))
		l.entries = append(l.entries, entry)
		l.proofs[strconv.Itoa(i)] = map[string]interface{}{
			"index": i, "entry": entry, "digests": []string{digests[1], digests[0]}, "disclosures": []string{disclosure},
		}
		hashes, err := tlog.StoredHashes(int64(i), []byte(entry), l)
		if err != nil {
			t.Fatal(err)
		}
		l.stored = append(l.stored, hashes...)
	}
	return l
}

func (l *log) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, l.stored[index])
	}
	return hashes, nil
}

func (l *log) checkpoint() string {
	root, _ := tlog.TreeHash(l.size, l)
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%v\n", l.signer.Name(), l.size, root)}, l.signer)
	if err != nil {
		l.t.Fatal(err)
	}
	return string(signed)
}

func (l *log) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	path := request.URL.Path
	body := l.answer(path, request)
	if body == nil {
		http.NotFound(w, request)
		return
	}
	if l.change != nil {
		body = l.change(path, body)
	}
	w.Write(body)
}

func (l *log) answer(path string, request *http.Request) []byte {
	var answer interface{}
	switch {
	case path == "/v1/log/key":
		answer = map[string]string{"verifierKey": l.key}
	case path == "/log/checkpoint":
		return []byte(l.checkpoint())
	case path == "/v1/systems":
		answer = map[string]interface{}{"total": 3, "items": []map[string]string{{"id": "0"}, {"id": strconv.Itoa(int(l.size) / 2)}, {"id": strconv.Itoa(int(l.size) - 1)}}}
	case path == "/v1/log/consistency":
		from, _ := strconv.ParseInt(request.FormValue("from"), 10, 64)
		to, _ := strconv.ParseInt(request.FormValue("to"), 10, 64)
		proof, err := tlog.ProveTree(to, from, l)
		if err != nil {
			l.t.Error(err)
		}
		answer = map[string]interface{}{"from": from, "to": to, "proof": texts(proof)}
	case strings.HasSuffix(path, "/versions/1/proof"):
		proof := l.proofs[strings.Split(path, "/")[3]]
		inclusion, err := tlog.ProveRecord(l.size, int64(proof["index"].(int)), l)
		if err != nil {
			l.t.Error(err)
		}
		proof["inclusionProof"], proof["checkpoint"] = texts(inclusion), l.checkpoint()
		answer = proof
	case strings.HasPrefix(path, "/log/tile/"):
		return l.tile(strings.TrimPrefix(path, "/log/tile/"))
	default:
		return nil
	}
	body, _ := json.Marshal(answer)
	return body
}

func (l *log) tile(path string) []byte {
	entries := strings.HasPrefix(path, "entries/")
	if l.whole && strings.Contains(path, ".p/") && (entries || strings.HasPrefix(path, "0/")) {
		return nil
	}
	tile, err := tlog.ParseTilePath("tile/8/" + strings.Replace(path, "entries/", "0/", 1))
	if err != nil {
		l.t.Error(path, err)
		return nil
	}
	if !entries {
		data, err := tlog.ReadTileData(tile, l)
		if err != nil {
			l.t.Error(path, err)
		}
		return data
	}
	var bundle []byte
	for i := int(tile.N) * 256; i < int(tile.N)*256+tile.W; i++ {
		bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(l.entries[i])))
		bundle = append(bundle, l.entries[i]...)
	}
	return bundle
}

func texts(hashes []tlog.Hash) []string {
	texts := []string{}
	for _, hash := range hashes {
		texts = append(texts, hash.String())
	}
	return texts
}

func run(l *log) error {
	server := httptest.NewServer(l)
	defer server.Close()
	_, err := verify(server.URL, 20, io.Discard)
	return err
}

func TestAnHonestLogPasses(t *testing.T) {
	for _, size := range []int{1, 2, 3, 255, 256, 257, 700} {
		if err := run(newLog(t, size, size)); err != nil {
			t.Errorf("size %d: %v", size, err)
		}
	}
}

func TestWholeTilesReplacePartialOnes(t *testing.T) {
	l := newLog(t, 300, 512)
	l.whole = true
	if err := run(l); err != nil {
		t.Error(err)
	}
}

func TestEveryFalsehoodIsNamed(t *testing.T) {
	flip := func(body []byte, at int) []byte {
		body = append([]byte{}, body...)
		body[at] ^= 1
		return body
	}
	replace := func(old, new string) func([]byte) []byte {
		return func(body []byte) []byte { return []byte(strings.Replace(string(body), old, new, 1)) }
	}
	set := func(member string, value interface{}) func([]byte) []byte {
		return func(body []byte) []byte {
			var answer map[string]interface{}
			json.Unmarshal(body, &answer)
			answer[member] = value
			body, _ = json.Marshal(answer)
			return body
		}
	}
	other := newLog(t, 300, 300)
	secret, _, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{9}, 64)), other.signer.Name())
	if err != nil {
		t.Fatal(err)
	}
	other.signer, _ = note.NewSigner(secret)
	cases := []struct {
		name, path, want string
		change           func([]byte) []byte
	}{
		{"a tile above the leaves", "/log/tile/1/000.p/1", "entries", func(b []byte) []byte { return flip(b, 0) }},
		{"a tile too short", "/log/tile/0/001.p/44", "entries", func(b []byte) []byte { return b[32:] }},
		{"a leaf", "/log/tile/0/001.p/44", "entries", func(b []byte) []byte { return flip(b, 43*32) }},
		{"an entry", "/log/tile/entries/000", "entries", func(b []byte) []byte { return flip(b, 20) }},
		{"an entry too many", "/log/tile/entries/001.p/44", "entries", func(b []byte) []byte { return append(b, 0, 0) }},
		{"a bundle cut short", "/log/tile/entries/001.p/44", "entries", func(b []byte) []byte { return b[:len(b)-1] }},
		{"the checkpoint's size", "/log/checkpoint", "checkpoint", replace("\n300\n", "\n299\n")},
		{"another's signature", "/log/checkpoint", "checkpoint", func([]byte) []byte { return []byte(other.checkpoint()) }},
		{"a disclosure", "/v1/systems/0/versions/1/proof", " 0: disclosure 0", replace(`"disclosures":["`, `"disclosures":["A`)},
		{"a digest", "/v1/systems/0/versions/1/proof", " 0: entry's digest", replace(`"-0"`, `"-1"`)},
		{"a proof's index", "/v1/systems/0/versions/1/proof", " 0: entry differs", replace(`"index":0`, `"index":1`)},
		{"a proof's entry", "/v1/systems/0/versions/1/proof", " 0: entry differs", replace(`\"version\":1`, `\"version\":2`)},
		{"a proof without hashes", "/v1/systems/0/versions/1/proof", " 0: inclusion", set("inclusionProof", []string{})},
		{"no systems", "/v1/systems", "proofs: the register lists no system", func([]byte) []byte { return []byte(`{"items":[]}`) }},
		{"a consistency proof", "/v1/log/consistency", "consistency: 1 to 300", set("proof", texts(other.stored[:9]))},
		{"no consistency proof", "/v1/log/consistency", "consistency: 1 to 300", set("proof", []string{})},
		{"a consistency proof for another size", "/v1/log/consistency", "consistency: 1 to 300", replace(`"from":1`, `"from":2`)},
	}
	for _, c := range cases {
		l := newLog(t, 300, 300)
		l.change = func(path string, body []byte) []byte {
			if path == c.path {
				return c.change(body)
			}
			return body
		}
		if err := run(l); err == nil || !strings.HasPrefix(strings.TrimPrefix(err.Error(), "proofs: system"), c.want) {
			t.Errorf("%s: %v, not %s", c.name, err, c.want)
		}
	}
}
