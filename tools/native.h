/* Read before every C file of a build (tools/native.py): what makes compiled rooms faster without changing what they do.

Compiled code asks a Struct of msgspec for a field, and a string or set for a method, by name: a look-up in the type, a descriptor,
three calls. Here every place that asks remembers the type that it saw last and where the answer stood, as the interpreter itself
does for Python code. A type that was changed has another version, so that a stale answer is never used.

Whether a set or a dictionary holds a word is asked some twenty thousand times a document, through three calls each. Here the same
tables are gone through in place, in the same order, where the word is a plain string whose hash is known; all else is left to
Python. */

#ifndef ISNAD_NATIVE_H
#define ISNAD_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

/* What notes a failure is hardly ever called: all such places stand apart from the code that runs. */
void CPy_AddTraceback(const char *file, const char *function, int line, PyObject *globals) __attribute__((cold));

#if PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030E0000 && !defined(Py_GIL_DISABLED) && !defined(Py_LIMITED_API)

/* One copy for all rooms, which stays in the processor's cache of code. */
#define ISNAD_SHARED __attribute__((weak, noinline, visibility("hidden")))

#define ISNAD_NEAR 9  /* how set objects are searched: so many neighbours, then elsewhere (LINEAR_PROBES, PERTURB_SHIFT) */
#define ISNAD_SHIFT 5
#define ISNAD_FEW 24   /* letters that are looked at one by one */
#define ISNAD_HASH(word) (((PyASCIIObject *)(word))->hash)

/* Whether two strings are one word. */
static inline int isnad_same(PyObject *a, PyObject *b) {
    return PyUnicode_GET_LENGTH(a) == PyUnicode_GET_LENGTH(b) && PyUnicode_KIND(a) == PyUnicode_KIND(b)
        && memcmp(PyUnicode_DATA(a), PyUnicode_DATA(b), PyUnicode_GET_LENGTH(a) * PyUnicode_KIND(a)) == 0;
}

/* A string, made whole, whose hash is known: of any other nothing can be said here. */
static inline int isnad_word(PyObject *key) {
    return PyUnicode_CheckExact(key) && ISNAD_HASH(key) != -1 && PyUnicode_IS_READY(key);
}

/* Whether a word with this hash stands in a set: 1 or 0, or -1 where it, or what has its hash, is no word. */
static inline __attribute__((always_inline)) int isnad_in_set(PySetObject *set, PyObject *word, Py_hash_t hash) {
    size_t mask = (size_t)set->mask, at = (size_t)hash & mask, perturb = (size_t)hash;
    for (;;) {
        setentry *entry = &set->table[at];
        int near = at + ISNAD_NEAR <= mask ? ISNAD_NEAR : 0;
        do {
            if (entry->hash == hash) { /* so it is of the empty word, and in an empty place */
                if (entry->key == NULL)
                    return 0;
                if (entry->key == word)
                    return 1;
                if (!isnad_word(entry->key) || !isnad_word(word))
                    return -1;
                if (isnad_same(entry->key, word))
                    return 1;
            } else if (entry->key == NULL)
                return 0;
            entry++;
        } while (near--);
        perturb >>= ISNAD_SHIFT;
        at = (at * 5 + 1 + perturb) & mask;
    }
}

ISNAD_SHARED int isnad_set_contains(PyObject *set, PyObject *key) {
    if (isnad_word(key) && PyAnySet_CheckExact(set)) {
        int found = isnad_in_set((PySetObject *)set, key, ISNAD_HASH(key));
        if (found >= 0)
            return found;
    }
    return PySet_Contains(set, key);
}

/* Whether no word of a list or tuple, or no key of a dictionary, stands in a set: 1 or 0, or -1 where that cannot be said here. */
static inline int isnad_none_in(PySetObject *set, PyObject *words) {
    PyObject *key;
    if (PyList_CheckExact(words) || PyTuple_CheckExact(words)) {
        for (Py_ssize_t k = 0; k < PySequence_Fast_GET_SIZE(words); k++) {
            key = PySequence_Fast_GET_ITEM(words, k);
            int found = isnad_word(key) ? isnad_in_set(set, key, ISNAD_HASH(key)) : -1;
            if (found)
                return found < 0 ? -1 : 0;
        }
        return 1;
    }
    if (!PyDict_CheckExact(words))
        return -1;
    for (Py_ssize_t at = 0; PyDict_Next(words, &at, &key, NULL);) {
        int found = isnad_word(key) ? isnad_in_set(set, key, ISNAD_HASH(key)) : -1;
        if (found)
            return found < 0 ? -1 : 0;
    }
    return 1;
}

/* Whether a set has no word in common with another, or with a list, tuple or dictionary: 1 or 0, or -1 where that cannot be said
here. */
ISNAD_SHARED int isnad_apart(PyObject *one, PyObject *other) {
    if (!PyAnySet_CheckExact(other))
        return isnad_none_in((PySetObject *)one, other);
    PySetObject *small = (PySetObject *)one, *large = (PySetObject *)other;
    if (small->used > large->used) {
        small = large;
        large = (PySetObject *)one;
    }
    Py_ssize_t left = small->used;
    for (setentry *entry = small->table; left > 0; entry++) {
        if (entry->key == NULL || entry->hash == -1) /* never used, or taken out again */
            continue;
        int found = isnad_in_set(large, entry->key, entry->hash); /* its hash stands beside it: no look at the word itself */
        if (found)
            return found < 0 ? -1 : 0;
        left--;
    }
    return 1;
}

/* How the keys of a dictionary lie in memory (internal/pycore_dict.h, the same from 3.11 to 3.13). */
typedef struct {
    Py_ssize_t refcnt;
    uint8_t log2_size, log2_index_bytes, kind;
    uint32_t version;
    Py_ssize_t usable, entries;
    char indices[];
} isnad_keys;

typedef struct {
    PyObject *key, *value;
} isnad_entry;

/* A dictionary with other keys than strings keeps the hash of each beside it. */
typedef struct {
    Py_hash_t hash;
    PyObject *key, *value;
} isnad_hashed_entry;

#define ISNAD_ALL_STRINGS 1 /* the kind of keys that are strings alone; 0 is any keys */
#define ISNAD_ANY 0
#define ISNAD_EMPTY (-1)    /* an index that was never used */

/* What the hash of a word or of a set of words is; -1 where it is unknown, or the key is anything else. */
static inline Py_hash_t isnad_hash_of(PyObject *key) {
    if (PyFrozenSet_CheckExact(key))
        return ((PySetObject *)key)->hash;
    return isnad_word(key) ? ISNAD_HASH(key) : -1;
}

static inline Py_ssize_t isnad_index(isnad_keys *keys, size_t at) {
    int bits = keys->log2_size;
    return bits < 8    ? ((const int8_t *)keys->indices)[at]
           : bits < 16 ? ((const int16_t *)keys->indices)[at]
                       : ((const int32_t *)keys->indices)[at];
}

/* The value of a word in a dictionary whose keys are all strings, or of a set of words in a dictionary with any keys, borrowed;
*sure is 0 where that cannot be said here. */
static inline PyObject *isnad_value(PyObject *dict, PyObject *key, int *sure) {
    *sure = 0;
    Py_hash_t hash = isnad_hash_of(key);
    if (!PyDict_Check(dict) || hash == -1)
        return NULL;
    isnad_keys *keys = (isnad_keys *)((PyDictObject *)dict)->ma_keys;
    int strings = keys->kind == ISNAD_ALL_STRINGS;
    if (!(strings ? PyUnicode_Check(key) : keys->kind == ISNAD_ANY) || keys->log2_size > 31)
        return NULL;
    void *entries = keys->indices + ((size_t)1 << keys->log2_index_bytes);
    size_t mask = ((size_t)1 << keys->log2_size) - 1, at = (size_t)hash & mask, perturb = (size_t)hash;
    for (;;) {
        Py_ssize_t k = isnad_index(keys, at);
        if (k == ISNAD_EMPTY) {
            *sure = 1;
            return NULL;
        }
        if (k >= 0 && strings) {
            isnad_entry *entry = (isnad_entry *)entries + k;
            if (entry->key == key || (ISNAD_HASH(entry->key) == hash && isnad_same(entry->key, key))) {
                *sure = 1;
                return entry->value;
            }
        } else if (k >= 0) {
            isnad_hashed_entry *entry = (isnad_hashed_entry *)entries + k;
            if (entry->key == key) {
                *sure = 1;
                return entry->value;
            }
            if (entry->hash == hash) /* perhaps equal: Python compares them */
                return NULL;
        }
        perturb >>= ISNAD_SHIFT;
        at = (at * 5 + perturb + 1) & mask;
    }
}

ISNAD_SHARED PyObject *isnad_dict_get(PyObject *dict, PyObject *key) {
    int sure;
    PyObject *value = isnad_value(dict, key, &sure);
    return sure ? value : PyDict_GetItemWithError(dict, key);
}

ISNAD_SHARED int isnad_dict_contains(PyObject *dict, PyObject *key) {
    int sure;
    PyObject *value = isnad_value(dict, key, &sure);
    return sure ? value != NULL : PyDict_Contains(dict, key);
}

#define PyDict_GetItemWithError(dict, key) isnad_dict_get((dict), (key))
#define PyDict_Contains(dict, key) isnad_dict_contains((dict), (key))

#define PySet_Contains(set, key) isnad_set_contains((set), (key))

/* What two frozensets have in common, mostly nothing, which one set stands for. */
ISNAD_SHARED PyObject *isnad_common(PyObject *one, PyObject *other) {
    static PyObject *nothing = NULL;
    if (PyFrozenSet_CheckExact(one) && PyFrozenSet_CheckExact(other) && isnad_apart(one, other) == 1
        && (nothing != NULL || (nothing = PyFrozenSet_New(NULL)) != NULL)) {
        Py_INCREF(nothing);
        return nothing;
    }
    return PyNumber_And(one, other);
}

#define PyNumber_And(one, other) isnad_common((one), (other))

/* Whether a word stands in a list or tuple: of words that are not equal, the hashes tell it. */
ISNAD_SHARED int isnad_among(PyObject *row, PyObject *key) {
    if (isnad_word(key) && (PyTuple_CheckExact(row) || PyList_CheckExact(row))) {
        PyObject **items = PySequence_Fast_ITEMS(row);
        Py_ssize_t k, n = PySequence_Fast_GET_SIZE(row);
        for (k = 0; k < n && PyUnicode_CheckExact(items[k]) && PyUnicode_IS_READY(items[k]); k++) {
            Py_hash_t hash = ISNAD_HASH(items[k]);
            if (items[k] == key || ((hash == ISNAD_HASH(key) || hash == -1) && isnad_same(items[k], key)))
                return 1;
        }
        if (k == n)
            return 0;
    }
    return PySequence_Contains(row, key);
}

#define PySequence_Contains(row, key) isnad_among((row), (key))

/* One more at the end of a list which has room for it. */
ISNAD_SHARED int isnad_append(PyObject *list, PyObject *item) {
    Py_ssize_t n = PyList_GET_SIZE(list);
    if (n >= ((PyListObject *)list)->allocated)
        return PyList_Append(list, item);
    Py_INCREF(item);
    PyList_SET_ITEM(list, n, item);
    Py_SET_SIZE((PyVarObject *)list, n + 1);
    return 0;
}

#define PyList_Append(list, item) isnad_append((list), (item))

/* Whether a string begins or ends with another: mostly their first letters, or the first that must be equal, tell it. */
ISNAD_SHARED Py_ssize_t isnad_tailmatch(PyObject *word, PyObject *part, Py_ssize_t start, Py_ssize_t end, int direction) {
    if (start || !PyUnicode_Check(part) || !PyUnicode_IS_READY(part) || !PyUnicode_Check(word) || !PyUnicode_IS_READY(word)
        || end != PyUnicode_GET_LENGTH(word) || PyUnicode_KIND(word) != PyUnicode_KIND(part))
        return PyUnicode_Tailmatch(word, part, start, end, direction);
    Py_ssize_t length = PyUnicode_GET_LENGTH(part), at = direction > 0 ? end - length : 0;
    int kind = PyUnicode_KIND(word);
    if (length > end)
        return 0;
    return !length || (PyUnicode_READ(kind, PyUnicode_DATA(word), at) == PyUnicode_READ(kind, PyUnicode_DATA(part), 0)
        && memcmp((char *)PyUnicode_DATA(word) + at * kind, PyUnicode_DATA(part), length * kind) == 0);
}

#define PyUnicode_Tailmatch(word, part, start, end, direction) isnad_tailmatch((word), (part), (start), (end), (direction))

/* Whether a letter stands in a few Arabic ones. */
ISNAD_SHARED int isnad_letter_in(PyObject *letters, PyObject *letter) {
    if (!PyUnicode_Check(letters) || !PyUnicode_IS_READY(letters) || PyUnicode_KIND(letters) != PyUnicode_2BYTE_KIND
        || PyUnicode_GET_LENGTH(letters) > ISNAD_FEW || !PyUnicode_Check(letter) || !PyUnicode_IS_READY(letter)
        || PyUnicode_GET_LENGTH(letter) != 1)
        return PyUnicode_Contains(letters, letter);
    Py_UCS4 wanted = PyUnicode_READ_CHAR(letter, 0);
    const Py_UCS2 *at = PyUnicode_2BYTE_DATA(letters), *end = at + PyUnicode_GET_LENGTH(letters);
    while (at < end)
        if (*at++ == wanted)
            return 1;
    return 0;
}

#define PyUnicode_Contains(letters, letter) isnad_letter_in((letters), (letter))

#define ISNAD_TRIES 16 /* a place that sees one type after another gives up */

typedef struct {
    PyTypeObject *type;
    PyObject *name; /* getattr(value, name) may ask for one field after another at one place */
    unsigned int version;
    int tries;
    Py_ssize_t offset;
} isnad_field_site;

typedef struct {
    PyTypeObject *type;
    PyObject *name;
    PyObject *method;
    int tries;
    int apart; /* the method is isdisjoint of sets */
} isnad_method_site;

static inline int isnad_valid(PyTypeObject *type) {
    return PyType_HasFeature(type, Py_TPFLAGS_VALID_VERSION_TAG) && type->tp_version_tag != 0;
}

__attribute__((noinline, unused)) static PyObject *isnad_field_look(PyObject *of, PyObject *name, isnad_field_site *site) {
    PyTypeObject *type = Py_TYPE(of);
    if (PyModule_CheckExact(of)) { /* the builtins, mostly: what a module holds stands in its dictionary */
        int sure;
        PyObject *held = isnad_value(PyModule_GetDict(of), name, &sure);
        if (held != NULL)
            return Py_NewRef(held);
    }
    PyObject *value = PyObject_GetAttr(of, name);
    if (value == NULL || type->tp_getattro != PyObject_GenericGetAttr || site->tries >= ISNAD_TRIES)
        return value;
    site->tries++;
    PyObject *found = _PyType_Lookup(type, name); /* borrowed; gives the type a version */
    if (found != NULL && Py_IS_TYPE(found, &PyMemberDescr_Type) && isnad_valid(type)) {
        PyMemberDef *member = ((PyMemberDescrObject *)found)->d_member;
        if (member->type == T_OBJECT_EX) {
            site->type = type;
            Py_INCREF(name); /* kept, so that no other string can ever stand at its address */
            Py_XDECREF(site->name);
            site->name = name;
            site->version = type->tp_version_tag;
            site->offset = member->offset;
        }
    }
    return value;
}

__attribute__((unused)) static inline PyObject *isnad_field(PyObject *of, PyObject *name, isnad_field_site *site) {
    PyTypeObject *type = Py_TYPE(of);
    if (type == site->type && name == site->name && type->tp_version_tag == site->version && isnad_valid(type)) {
        PyObject *value = *(PyObject **)((char *)of + site->offset);
        if (value != NULL) {
            Py_INCREF(value);
            return value;
        }
    }
    return isnad_field_look(of, name, site);
}

/* Only for types that nobody can change, built in and without a dictionary of their own: str, frozenset, list, dict. */
__attribute__((noinline, unused)) static PyObject *isnad_method_look(
    PyObject *name, PyObject *const *args, size_t count, PyObject *names, isnad_method_site *site) {
    PyTypeObject *type = Py_TYPE(args[0]);
    if (site->tries < ISNAD_TRIES && !PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE) && type->tp_dictoffset == 0
        && type->tp_getattro == PyObject_GenericGetAttr) {
        site->tries++;
        PyObject *found = _PyType_Lookup(type, name);
        if (found != NULL && PyType_HasFeature(Py_TYPE(found), Py_TPFLAGS_METHOD_DESCRIPTOR)) {
            site->type = type;
            Py_INCREF(name);
            Py_XDECREF(site->name);
            site->name = name;
            site->method = found;
            site->apart = (type == &PyFrozenSet_Type || type == &PySet_Type) && PyUnicode_Check(name)
                && PyUnicode_CompareWithASCIIString(name, "isdisjoint") == 0;
        }
    }
    return PyObject_VectorcallMethod(name, args, count, names);
}

__attribute__((unused)) static inline PyObject *isnad_method(
    PyObject *name, PyObject *const *args, size_t count, PyObject *names, isnad_method_site *site) {
    if (Py_TYPE(args[0]) == site->type && name == site->name) {
        if (site->apart && PyVectorcall_NARGS(count) == 2 && names == NULL) {
            int apart = isnad_apart(args[0], args[1]);
            if (apart >= 0)
                return PyBool_FromLong(apart);
        }
        return PyObject_Vectorcall(site->method, args, count & ~PY_VECTORCALL_ARGUMENTS_OFFSET, names);
    }
    return isnad_method_look(name, args, count, names, site);
}

#define PyObject_GetAttr(of, name) \
    (__extension__({ static isnad_field_site site_; isnad_field((of), (name), &site_); }))
#define PyObject_VectorcallMethod(name, args, count, names) \
    (__extension__({ static isnad_method_site site_; isnad_method((name), (args), (count), (names), &site_); }))

#endif

#endif

/* Read once more at the head of every compiled room, where what mypyc's library defines is known: its smallest questions are
answered in place. */
#if defined(ISNAD_ROOM) && !defined(ISNAD_ROOM_READ)
#define ISNAD_ROOM_READ

#include "CPy.h"

/* Whether two strings of one length are equal: almost always their hashes tell that they are not. */
__attribute__((weak, noinline, visibility("hidden"))) char isnad_equal(PyObject *word, PyObject *literal, Py_ssize_t length) {
    Py_hash_t one = ((PyASCIIObject *)word)->hash, other = ((PyASCIIObject *)literal)->hash;
    return (one == other || one == -1 || other == -1) && CPyStr_EqualLiteral(word, literal, length);
}

static inline char isnad_is(PyObject *word, PyObject *literal, Py_ssize_t length) {
    return word == literal || (PyUnicode_GET_LENGTH(word) == length && isnad_equal(word, literal, length));
}

#if PY_VERSION_HEX < 0x030C0000
/* The digits of a number, of a short one in ``own``; their count is -1 where it is negative. */
static inline const digit *isnad_digits(CPyTagged number, digit *own, Py_ssize_t *count) {
    if (number & CPY_INT_TAG) {
        PyLongObject *whole = (PyLongObject *)CPyTagged_LongAsObject(number);
        *count = Py_SIZE(whole) < 0 ? -1 : Py_SIZE(whole);
        return whole->ob_digit;
    }
    Py_ssize_t left = (Py_ssize_t)number >> 1;
    *count = left < 0 ? -1 : 0;
    for (; left > 0; left >>= PyLong_SHIFT)
        own[(*count)++] = (digit)(left & PyLong_MASK);
    return own;
}
#endif

/* What stands near a trigger is one long number of bits (match/context.py), and most numbers that are put to it are 0. */
__attribute__((weak, noinline, visibility("hidden"))) CPyTagged isnad_long_or(CPyTagged one, CPyTagged other) {
    if (one == 0 || other == 0) {
        CPyTagged both = one | other;
        CPyTagged_INCREF(both);
        return both;
    }
#if PY_VERSION_HEX < 0x030C0000
    digit few[3], more[3];
    Py_ssize_t low, high;
    const digit *a = isnad_digits(one, few, &low), *b = isnad_digits(other, more, &high);
    if (low > high) {
        const digit *longer = a;
        Py_ssize_t length = low;
        a = b, low = high, b = longer, high = length;
    }
    PyLongObject *both = low >= 0 && high > 3 ? _PyLong_New(high) : NULL; /* of four digits on it is no short number */
    if (both != NULL) {
        for (Py_ssize_t k = 0; k < high; k++)
            both->ob_digit[k] = b[k] | (k < low ? a[k] : 0);
        return (CPyTagged)both | CPY_INT_TAG;
    }
#endif
    return CPyTagged_BitwiseLongOp_(one, other, '|');
}

static inline CPyTagged isnad_or(CPyTagged one, CPyTagged other) {
    return (one | other) & CPY_INT_TAG ? isnad_long_or(one, other) : one | other;
}

static inline CPyTagged isnad_and(CPyTagged one, CPyTagged other) {
    return one == 0 || other == 0 ? 0 : CPyTagged_And(one, other);
}

/* A list with all of a list or tuple behind what it holds. */
__attribute__((weak, noinline, visibility("hidden"))) PyObject *isnad_extend(PyObject *list, PyObject *more) {
    if (list == more || !(PyList_CheckExact(more) || PyTuple_CheckExact(more)))
        return CPyList_Extend(list, more);
    for (Py_ssize_t k = 0; k < PySequence_Fast_GET_SIZE(more); k++)
        if (PyList_Append(list, PySequence_Fast_GET_ITEM(more, k)) < 0)
            return NULL;
    Py_RETURN_NONE;
}

static inline PyObject *isnad_item(PyObject *list, CPyTagged index) {
    Py_ssize_t at = (Py_ssize_t)index >> 1;
    if (!(index & CPY_INT_TAG) && (size_t)at < (size_t)PyList_GET_SIZE(list)) {
        PyObject *item = PyList_GET_ITEM(list, at);
        Py_INCREF(item);
        return item;
    }
    return CPyList_GetItem(list, index);
}

#if !defined(Py_GIL_DISABLED)
#define CPyTagged_Or(one, other) isnad_or((one), (other))
#define CPyTagged_And(one, other) isnad_and((one), (other))
#define CPyStr_EqualLiteral(word, literal, length) isnad_is((word), (literal), (length))
#define CPyList_GetItem(list, index) isnad_item((list), (index))
#define CPyList_Extend(list, more) isnad_extend((list), (more))
#endif

#endif
