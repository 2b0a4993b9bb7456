// Prototypes of the LAPACK drivers that fixator calls. Debian's liblapack-dev ships none.
// Fortran passes everything by reference; the length of every character argument follows
// at the end as a hidden size_t (gfortran since version 8).
#ifndef FIXATOR_CLAPACK_H
#define FIXATOR_CLAPACK_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t lapack_int;

// Least squares of full rank by QR (or LQ) factorization.
void dgels_(const char *trans, const lapack_int *m, const lapack_int *n, const lapack_int *nrhs,
            double *a, const lapack_int *lda, double *b, const lapack_int *ldb,
            double *work, const lapack_int *lwork, lapack_int *info, size_t trans_length);

// Its parts, unblocked: A = Q R by Householder reflections, Q or its transpose applied, R solved.
void dgeqr2_(const lapack_int *m, const lapack_int *n, double *a, const lapack_int *lda,
             double *tau, double *work, lapack_int *info);
void dorm2r_(const char *side, const char *trans, const lapack_int *m, const lapack_int *n,
             const lapack_int *k, const double *a, const lapack_int *lda, const double *tau,
             double *c, const lapack_int *ldc, double *work, lapack_int *info,
             size_t side_length, size_t trans_length);
void dtrsv_(const char *uplo, const char *trans, const char *diag, const lapack_int *n,
            const double *a, const lapack_int *lda, double *x, const lapack_int *incx,
            size_t uplo_length, size_t trans_length, size_t diag_length);

// The first columns of Q itself, what the triangle's inverse is, and an estimate of its reciprocal condition in the 1-norm.
void dorg2r_(const lapack_int *m, const lapack_int *n, const lapack_int *k, double *a,
             const lapack_int *lda, const double *tau, double *work, lapack_int *info);
void dtrti2_(const char *uplo, const char *diag, const lapack_int *n, double *a, const lapack_int *lda,
             lapack_int *info, size_t uplo_length, size_t diag_length);
void dtrcon_(const char *norm, const char *uplo, const char *diag, const lapack_int *n, const double *a,
             const lapack_int *lda, double *rcond, double *work, lapack_int *iwork, lapack_int *info,
             size_t norm_length, size_t uplo_length, size_t diag_length);

// Minimum-norm least squares by complete orthogonal factorization: rank-revealing.
void dgelsy_(const lapack_int *m, const lapack_int *n, const lapack_int *nrhs,
             double *a, const lapack_int *lda, double *b, const lapack_int *ldb,
             lapack_int *jpvt, const double *rcond, lapack_int *rank,
             double *work, const lapack_int *lwork, lapack_int *info);

// Singular value decomposition.
void dgesvd_(const char *jobu, const char *jobvt, const lapack_int *m, const lapack_int *n,
             double *a, const lapack_int *lda, double *s, double *u, const lapack_int *ldu,
             double *vt, const lapack_int *ldvt, double *work, const lapack_int *lwork,
             lapack_int *info, size_t jobu_length, size_t jobvt_length);

// Complex linear equations by LU factorization; complex numbers are pairs of doubles, real part first.
void zgesv_(const lapack_int *n, const lapack_int *nrhs, double *a, const lapack_int *lda,
            lapack_int *ipiv, double *b, const lapack_int *ldb, lapack_int *info);

// Version of the LAPACK that is loaded.
void ilaver_(lapack_int *major, lapack_int *minor, lapack_int *patch);

// dladdr is a GNU extension that Swift's Glibc module hides: the shared object that holds an address.
typedef struct {
  const char *path;
  void *base;
  const char *symbol;
  void *symbol_address;
} loaded_object;
int loaded_object_holding(const void *address, loaded_object *found) __asm__("dladdr");

#endif
