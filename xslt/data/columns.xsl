<?xml version="1.0" encoding="UTF-8"?>
<!-- Which tables are there, and which columns do they have? As tables.xml says. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="f:tables" as="element(table)+" select="doc(resolve-uri('tables.xml', static-base-uri()))/tables/table"/>

  <!-- The columns of a table, in order: those of every table, then its own. -->
  <xsl:function name="f:columns" as="element(column)+">
    <xsl:param name="table" as="element(table)"/>
    <xsl:sequence select="$table[not(@alone)]/../every/column, $table/column"/>
  </xsl:function>

</xsl:stylesheet>
