<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a reader read? The mended text without furniture, noise, note calls and the marks of divided words. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:reading"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The text of a node as it is read; white space as in the file. -->
  <xsl:mode name="m:reading" on-no-match="text-only-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"
      use-accumulators="#all"/>

  <!-- The same with the numbers of note calls in brackets. -->
  <xsl:mode name="m:line" on-no-match="text-only-copy" on-multiple-match="use-last" warning-on-multiple-match="yes"
      use-accumulators="#all"/>

  <!-- What is not read: the spoilt side of a mend, furniture, noise, notes and their calls. -->
  <xsl:template mode="m:reading m:line" match="
      choice[corr | reg | expan]/(sic | orig | abbr) | fw | surplus | pc[@force = 'weak'] | note
      | ab[@type = 'noise'] | del | teiHeader | standOff | graphic/desc"/>

  <xsl:template match="ref[@type = 'noteAnchor']"/>

  <xsl:template match="ref[@type = 'noteAnchor']" mode="m:line" as="text()">
    <xsl:text>[{(@n, f:reading(.))[1]}]</xsl:text>
  </xsl:template>

  <xsl:template match="note" mode="m:line" as="text()" priority="1">
    <xsl:text>[{(@n, '*')[1]}]</xsl:text>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="m:reading m:line"/>

  <xsl:template mode="m:reading m:line" match="lb[not(@break = 'no')] | cb[not(@break = 'no')] | pb[not(@break = 'no')]" as="text()">
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template mode="m:reading m:line" match="g[contains(@ref, 'char-')][not(node())]"/>

  <!-- Blocks end with white space, so that their words stay apart. -->
  <xsl:template mode="m:reading m:line" match="
      p | ab[not(@type = 'noise')] | l | lg | head | item | label | row | cell | bibl[parent::cit] | speaker | salute | signed | dateline | byline | titlePart">
    <xsl:apply-templates mode="#current"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- White space before a milestone that divides a word. -->
  <xsl:template mode="m:reading m:line" match="text()[following-sibling::node()[1][f:divides-word(.)]]" as="text()?">
    <xsl:value-of select="replace(., '\s+$', '')"/>
  </xsl:template>

  <!-- White space after one. -->
  <xsl:template mode="m:reading m:line" match="text()[preceding-sibling::node()[1][f:divides-word(.)]]" as="text()?" priority="1">
    <xsl:value-of select="replace(if (following-sibling::node()[1][f:divides-word(.)]) then replace(., '\s+$', '') else ., '^\s+', '')"/>
  </xsl:template>

  <!-- Whether a node stands within a word: a milestone with break="no", or the mark before it. -->
  <xsl:function name="f:divides-word" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[(self::lb or self::pb or self::cb) and @break = 'no' or self::pc[@force = 'weak']])"/>
  </xsl:function>

  <!-- The text of a node as it is read, white space normalised. -->
  <xsl:function name="f:reading" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="xs:string*">
      <xsl:choose>
        <xsl:when test="$node[not(*)]"><xsl:sequence select="string($node)"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$node/node()" mode="m:reading"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($text))"/>
  </xsl:function>

</xsl:stylesheet>
