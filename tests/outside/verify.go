// Verify checks the transparency log of a running register from outside.
//
// It shares no code with the register: hashes, proofs and signatures are those of golang.org/x/mod, so a mistake that
// the register makes both when it writes and when it checks shows here. It follows C2SP's tlog-checkpoint and tlog-tiles.
//
//	verify [-systems N] http://127.0.0.1:8080
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

func main() {
	systems := flag.Int("systems", 20, "how many systems' proofs to check")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: verify [-systems N] URL")
		os.Exit(2)
	}
	passed, err := verify(strings.TrimSuffix(flag.Arg(0), "/"), *systems, os.Stdout)
	if err != nil {
		fmt.Printf("FAIL %v\n%d passed, 1 failed\n", err, passed)
		os.Exit(1)
	}
	fmt.Printf("%d passed, 0 failed\n", passed)
}

// register is the register under test, and what verify has learned about it.
type register struct {
	base     string
	verifier note.Verifier
	tree     tlog.Tree
	entries  [][]byte
	stored   []tlog.Hash // every hash of the tree, rebuilt from the entries
	tiles    map[string][]byte
	out      io.Writer
	passed   int
}

// verify stops at the first check that fails and names it.
func verify(base string, systems int, out io.Writer) (passed int, err error) {
	r := &register{base: base, tiles: map[string][]byte{}, out: out}
	checks := []struct {
		name string
		run  func() error
	}{
		{"log key", r.checkKey},
		{"checkpoint", r.checkCheckpoint},
		{"entries", r.checkEntries},
		{"rebuilt tree", r.checkRebuilt},
		{"proofs", func() error { return r.checkSystems(systems) }},
		{"consistency", r.checkConsistency},
	}
	for _, check := range checks {
		if err := check.run(); err != nil {
			return r.passed, fmt.Errorf("%s: %w", check.name, err)
		}
	}
	return r.passed, nil
}

func (r *register) ok(format string, args ...interface{}) {
	r.passed++
	fmt.Fprintf(r.out, "ok   "+format+"\n", args...)
}

func (r *register) checkKey() error {
	var key struct {
		VerifierKey string `json:"verifierKey"`
	}
	if err := r.getJSON("/v1/log/key", &key); err != nil {
		return err
	}
	verifier, err := note.NewVerifier(key.VerifierKey)
	if err != nil {
		return err
	}
	r.verifier = verifier
	r.ok("log key: %s", verifier.Name())
	return nil
}

func (r *register) checkCheckpoint() error {
	signed, err := r.get("/log/checkpoint")
	if err != nil {
		return err
	}
	if r.tree, err = r.openCheckpoint(signed); err != nil {
		return err
	}
	if r.tree.N == 0 {
		return errors.New("the log is empty, there is nothing to check")
	}
	r.ok("checkpoint: signed, size %d, root %v", r.tree.N, r.tree.Hash)
	return nil
}

// openCheckpoint reads a signed note of three lines: origin, size, root. (x/mod's own tree note has another first line.)
func (r *register) openCheckpoint(signed []byte) (tree tlog.Tree, err error) {
	opened, err := note.Open(signed, note.VerifierList(r.verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return tree, fmt.Errorf("%d lines where origin, size and root were expected", len(lines)-1)
	}
	if lines[0] != r.verifier.Name() {
		return tree, fmt.Errorf("origin %q is not the key's name %q", lines[0], r.verifier.Name())
	}
	tree.N, err = strconv.ParseInt(lines[1], 10, 64)
	if err != nil || tree.N < 0 || strconv.FormatInt(tree.N, 10) != lines[1] {
		return tree, fmt.Errorf("size %q is not a plain decimal number", lines[1])
	}
	tree.Hash, err = parseHash(lines[2])
	return tree, err
}

// checkEntries downloads all entries and compares each with its leaf in the tiles, which are authenticated up to the
// root of the checkpoint.
func (r *register) checkEntries() error {
	var indexes []int64
	for n := int64(0); n*tileWidth < r.tree.N; n++ {
		width := r.tree.N - n*tileWidth
		if width > tileWidth {
			width = tileWidth
		}
		bundle, err := r.bundle(n, int(width))
		if err != nil {
			return fmt.Errorf("bundle %d: %w", n, err)
		}
		r.entries = append(r.entries, bundle...)
	}
	for i := range r.entries {
		indexes = append(indexes, tlog.StoredHashIndex(0, int64(i)))
	}
	leaves, err := tlog.TileHashReader(r.tree, r).ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i, leaf := range leaves {
		if tlog.RecordHash(r.entries[i]) != leaf {
			return fmt.Errorf("entry %d does not hash to its leaf %v", i, leaf)
		}
	}
	r.ok("entries: all %d hash to the leaves that %d tiles prove", len(r.entries), len(r.tiles))
	return nil
}

func (r *register) checkRebuilt() error {
	for i, entry := range r.entries {
		hashes, err := tlog.StoredHashesForRecordHash(int64(i), tlog.RecordHash(entry), tlog.HashReaderFunc(r.readStored))
		if err != nil {
			return err
		}
		r.stored = append(r.stored, hashes...)
	}
	root, err := r.rootAt(r.tree.N)
	if err != nil {
		return err
	}
	if root != r.tree.Hash {
		return fmt.Errorf("the entries make root %v, not %v", root, r.tree.Hash)
	}
	r.ok("rebuilt tree: the entries alone make the checkpoint's root")
	return nil
}

func (r *register) readStored(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(r.stored)) {
			return nil, fmt.Errorf("no stored hash %d", index)
		}
		hashes[i] = r.stored[index]
	}
	return hashes, nil
}

func (r *register) rootAt(size int64) (tlog.Hash, error) {
	return tlog.TreeHash(size, tlog.HashReaderFunc(r.readStored))
}

func (r *register) checkSystems(count int) error {
	ids, err := r.systemIDs(count)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return errors.New("the register lists no system")
	}
	for _, id := range ids {
		if err := r.checkProof(id, 1); err != nil {
			return fmt.Errorf("system %s: %w", id, err)
		}
	}
	return r.checkChanged(count / 2)
}

// checkChanged does the same for systems that changed since they were first published: each of their versions.
func (r *register) checkChanged(count int) error {
	for cursor := ""; count > 0; {
		var page struct {
			Items []struct {
				ID      string `json:"id"`
				Version int    `json:"version"`
			} `json:"items"`
			Next string `json:"next"`
		}
		if err := r.getJSON("/v1/systems?limit=100"+cursor, &page); err != nil {
			return err
		}
		for _, system := range page.Items {
			for version := 2; version <= system.Version; version++ {
				if err := r.checkProof(system.ID, version); err != nil {
					return fmt.Errorf("system %s, version %d: %w", system.ID, version, err)
				}
				count--
			}
		}
		if page.Next == "" {
			return nil
		}
		cursor = "&cursor=" + url.QueryEscape(page.Next)
	}
	return nil
}

// systemIDs returns the ids on the first page of the list, from the field that holds objects with an id.
func (r *register) systemIDs(count int) ([]string, error) {
	var page map[string]json.RawMessage
	if err := r.getJSON("/v1/systems?limit="+strconv.Itoa(count), &page); err != nil {
		return nil, err
	}
	for _, member := range page {
		var systems []struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(member, &systems) != nil || len(systems) == 0 || systems[0].ID == "" {
			continue
		}
		var ids []string
		for _, system := range systems {
			if len(ids) < count {
				ids = append(ids, system.ID)
			}
		}
		return ids, nil
	}
	return nil, nil
}

// checkProof follows a published version from its disclosed values to its place in the log.
func (r *register) checkProof(id string, version int) error {
	var proof struct {
		Index          int64    `json:"index"`
		Entry          string   `json:"entry"`
		InclusionProof []string `json:"inclusionProof"`
		Checkpoint     string   `json:"checkpoint"`
		Digests        []string `json:"digests"`
		Disclosures    []string `json:"disclosures"`
	}
	if err := r.getJSON("/v1/systems/"+url.PathEscape(id)+"/versions/"+strconv.Itoa(version)+"/proof", &proof); err != nil {
		return err
	}
	tree, err := r.openCheckpoint([]byte(proof.Checkpoint))
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	// A register with new publications may be ahead of the first checkpoint.
	if tree.N <= r.tree.N {
		if root, err := r.rootAt(tree.N); err != nil || root != tree.Hash {
			return fmt.Errorf("checkpoint: root at size %d is not %v (%v)", tree.N, tree.Hash, err)
		}
	}
	if proof.Index >= 0 && proof.Index < r.tree.N && string(r.entries[proof.Index]) != proof.Entry {
		return fmt.Errorf("entry differs from the log's entry %d", proof.Index)
	}
	hashes, err := parseHashes(proof.InclusionProof)
	if err != nil {
		return fmt.Errorf("inclusion: %w", err)
	}
	if err := tlog.CheckRecord(hashes, tree.N, tree.Hash, proof.Index, tlog.RecordHash([]byte(proof.Entry))); err != nil {
		return fmt.Errorf("inclusion: %w", err)
	}
	if err := checkDisclosures(proof.Entry, proof.Digests, proof.Disclosures); err != nil {
		return err
	}
	r.ok("proof of %s, version %d: entry %d of %d, %d values disclosed of %d", id, version, proof.Index, tree.N, len(proof.Disclosures), len(proof.Digests))
	return nil
}

// checkDisclosures ties the disclosed values to the digests, and the digests to the one digest in the entry.
func checkDisclosures(entry string, digests, disclosures []string) error {
	known := map[string]bool{}
	for _, digest := range digests {
		known[digest] = true
	}
	for i, disclosure := range disclosures {
		sum := sha256.Sum256([]byte(disclosure))
		if !known[base64.RawURLEncoding.EncodeToString(sum[:])] {
			return fmt.Errorf("disclosure %d has no digest", i)
		}
	}
	sorted := append([]string{}, digests...)
	sort.Strings(sorted)
	list, err := json.Marshal(sorted) // base64url needs no escapes: this is the list's canonical form
	if err != nil {
		return err
	}
	var logged struct {
		Digest string `json:"digest"`
	}
	if err := json.Unmarshal([]byte(entry), &logged); err != nil {
		return fmt.Errorf("entry: %w", err)
	}
	sum := sha256.Sum256(list)
	if want := "sha256:" + hex.EncodeToString(sum[:]); logged.Digest != want {
		return fmt.Errorf("entry's digest is %q, its digests make %q", logged.Digest, want)
	}
	return nil
}

// checkConsistency requests proofs between sizes of different shapes: the ends, a power of two, and others.
func (r *register) checkConsistency() error {
	size := r.tree.N
	power := int64(1)
	for power*2 < size {
		power *= 2
	}
	done := map[int64]bool{}
	for _, from := range []int64{1, 2, size / 3, size / 2, power, size - 1, size} {
		if from < 1 || from > size || done[from] {
			continue
		}
		done[from] = true
		if err := r.checkConsistencyFrom(from); err != nil {
			return fmt.Errorf("%d to %d: %w", from, size, err)
		}
	}
	return nil
}

func (r *register) checkConsistencyFrom(from int64) error {
	var answer struct {
		From  int64    `json:"from"`
		To    int64    `json:"to"`
		Proof []string `json:"proof"`
	}
	if err := r.getJSON(fmt.Sprintf("/v1/log/consistency?from=%d&to=%d", from, r.tree.N), &answer); err != nil {
		return err
	}
	if answer.From != from || answer.To != r.tree.N {
		return fmt.Errorf("answered for %d to %d", answer.From, answer.To)
	}
	hashes, err := parseHashes(answer.Proof)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(from, tlog.TileHashReader(r.tree, r))
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(tlog.TreeProof(hashes), r.tree.N, r.tree.Hash, from, root); err != nil {
		return err
	}
	r.ok("consistency: %d to %d", from, r.tree.N)
	return nil
}

// Height, ReadTiles and SaveTiles make the register a tlog.TileReader.
func (r *register) Height() int                                { return tileHeight }
func (r *register) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (r *register) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := tilePath(tile)
		data, known := r.tiles[path]
		if !known {
			fetched, whole, err := r.tile(path)
			if err != nil {
				return nil, err
			}
			want := tile.W * tlog.HashSize
			if len(fetched) < want || (!whole && len(fetched) != want) {
				return nil, fmt.Errorf("%s holds %d bytes, not %d", path, len(fetched), want)
			}
			data = fetched[:want]
			r.tiles[path] = data
		}
		all = append(all, data)
	}
	return all, nil
}

// tilePath turns x/mod's tile/8/L/N into C2SP's /log/tile/L/N; both write N alike.
func tilePath(tile tlog.Tile) string {
	return "/log/tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
}

// tile fetches a tile or bundle. A partial one that filled up since is replaced by the beginning of the full one.
func (r *register) tile(path string) (data []byte, whole bool, err error) {
	data, err = r.get(path)
	if cut := strings.Index(path, ".p/"); cut >= 0 && errors.Is(err, errNotFound) {
		data, err = r.get(path[:cut])
		return data, true, err
	}
	return data, false, err
}

// bundle fetches width entries: each is its length in two bytes, then itself.
func (r *register) bundle(n int64, width int) ([][]byte, error) {
	leaf := tilePath(tlog.Tile{H: tileHeight, L: 0, N: n, W: width})
	data, whole, err := r.tile(strings.Replace(leaf, "/tile/0/", "/tile/entries/", 1))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(entries) < width {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("ends within entry %d of %d", len(entries), width)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if !whole && len(data) > 0 {
		return nil, fmt.Errorf("%d bytes after the last of %d entries", len(data), width)
	}
	return entries, nil
}

var (
	errNotFound = errors.New("404 Not Found")
	client      = &http.Client{Timeout: 30 * time.Second}
)

func (r *register) get(path string) ([]byte, error) {
	response, err := client.Get(r.base + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return nil, fmt.Errorf("GET %s: %w", path, err)
	case response.StatusCode == http.StatusNotFound:
		return nil, fmt.Errorf("GET %s: %w", path, errNotFound)
	case response.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("GET %s: %s: %.200s", path, response.Status, bytes.TrimSpace(body))
	}
	return body, nil
}

func (r *register) getJSON(path string, into interface{}) error {
	body, err := r.get(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("GET %s: %w", path, err)
	}
	return nil
}

func parseHash(text string) (hash tlog.Hash, err error) {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(decoded) != tlog.HashSize {
		return hash, fmt.Errorf("%q is not a hash in base64", text)
	}
	copy(hash[:], decoded)
	return hash, nil
}

func parseHashes(texts []string) ([]tlog.Hash, error) {
	hashes := []tlog.Hash{}
	for _, text := range texts {
		hash, err := parseHash(text)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}
