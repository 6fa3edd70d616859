/* Read before every C file of a build (tools/native.py): what makes compiled rooms faster without changing what they do.

Compiled code asks a Struct of msgspec for a field, and a string or set for a method, by name: a look-up in the type, a descriptor,
three calls. Here every place that asks remembers the type that it saw last and where the answer stood, as the interpreter itself
does for Python code. A type that was changed has another version, so that a stale answer is never used. */

#ifndef ISNAD_NATIVE_H
#define ISNAD_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

/* What notes a failure is hardly ever called: all such places stand apart from the code that runs. */
void CPy_AddTraceback(const char *file, const char *function, int line, PyObject *globals) __attribute__((cold));

#if PY_VERSION_HEX >= 0x030B0000 && PY_VERSION_HEX < 0x030E0000 && !defined(Py_GIL_DISABLED) && !defined(Py_LIMITED_API)

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
} isnad_method_site;

static inline int isnad_valid(PyTypeObject *type) {
    return PyType_HasFeature(type, Py_TPFLAGS_VALID_VERSION_TAG) && type->tp_version_tag != 0;
}

__attribute__((noinline, unused)) static PyObject *isnad_field_look(PyObject *of, PyObject *name, isnad_field_site *site) {
    PyTypeObject *type = Py_TYPE(of);
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
        }
    }
    return PyObject_VectorcallMethod(name, args, count, names);
}

__attribute__((unused)) static inline PyObject *isnad_method(
    PyObject *name, PyObject *const *args, size_t count, PyObject *names, isnad_method_site *site) {
    if (Py_TYPE(args[0]) == site->type && name == site->name)
        return PyObject_Vectorcall(site->method, args, count & ~PY_VECTORCALL_ARGUMENTS_OFFSET, names);
    return isnad_method_look(name, args, count, names, site);
}

#define PyObject_GetAttr(of, name) \
    (__extension__({ static isnad_field_site site_; isnad_field((of), (name), &site_); }))
#define PyObject_VectorcallMethod(name, args, count, names) \
    (__extension__({ static isnad_method_site site_; isnad_method((name), (args), (count), (names), &site_); }))

#endif

#endif
