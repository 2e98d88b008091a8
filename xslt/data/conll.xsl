<?xml version="1.0" encoding="UTF-8"?>
<!-- What does a program for language read? A token a line with begin, end, name and quotation in IOB2, of names in names the outermost. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:conll"
    xmlns:fn="http://www.w3.org/2005/xpath-functions"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:import href="spans.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The whole product: from the document node to the tokens. -->
  <xsl:mode name="m:conll" on-no-match="fail" use-accumulators="#all"/>

  <!-- Words, with apostrophes and hyphens in them; any other character that is no white space. -->
  <xsl:variable name="token" as="xs:string" select="'[\p{L}\p{M}\p{N}]+([''’\-][\p{L}\p{M}\p{N}]+)*|[^\s]'"/>

  <!-- What the elements are called. -->
  <xsl:variable name="tags" as="map(xs:string, xs:string)" select="map{
      'persons': 'PER', 'places': 'LOC', 'organisations': 'ORG', 'date': 'DATE', 'title': 'WORK', 'name': 'MISC',
      'quote': 'QUOTE', 'said': 'SAID', 'q': 'Q', 'soCalled': 'SOCALLED', 'mentioned': 'MENTIONED'}"/>

  <!-- The tag of an element by its number. -->
  <xsl:variable name="numbered" as="map(xs:integer, xs:string)" select="map:merge(
      $texts//*[$mentions(local-name())] ! map:entry(accumulator-before('element'), f:tag(.)))"/>

  <xsl:template match="/" mode="m:conll">
    <xsl:text># text = {string((/*/@xml:id, 'document')[1])}.txt&#10;# columns = token start end name quotation&#10;</xsl:text>
    <!-- open: the numbers of the elements we are in, innermost first; fresh: those of which no token has been written. -->
    <xsl:iterate select="$f:pieces">
      <xsl:param name="place" as="xs:integer" select="0"/>
      <xsl:param name="open" as="xs:integer*" select="()"/>
      <xsl:param name="fresh" as="xs:integer*" select="()"/>
      <xsl:choose>
        <xsl:when test="not(f:is-text(.))">
          <xsl:variable name="begun" as="xs:integer?" select="if (string-length() gt 1) then f:number(.) else ()"/>
          <xsl:next-iteration>
            <xsl:with-param name="open" select="if (exists($begun)) then ($begun, $open) else tail($open)"/>
            <xsl:with-param name="fresh" select="if (exists($begun)) then ($begun[map:contains($numbered, .)], $fresh) else $fresh[. ne $open[1]]"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="name" as="xs:integer?" select="$open[$numbered(.) = ('PER', 'LOC', 'ORG', 'DATE', 'WORK', 'MISC')][last()]"/>
          <xsl:variable name="quotation" as="xs:integer?" select="$open[$numbered(.) = ('QUOTE', 'SAID', 'Q', 'SOCALLED', 'MENTIONED')][last()]"/>
          <xsl:variable name="tokens" as="element()*" select="analyze-string(., $token)/*"/>
          <xsl:variable name="lines" as="xs:string*">
            <xsl:iterate select="$tokens">
              <xsl:param name="at" as="xs:integer" select="$place"/>
              <xsl:param name="first" as="xs:boolean" select="true()"/>
              <xsl:variable name="word" as="xs:boolean" select="exists(self::fn:match)"/>
              <xsl:sequence select="
                  if ($word) then string-join((., $at, $at + string-length(), f:iob($name, $first and $name = $fresh), f:iob($quotation, $first and $quotation = $fresh)), '&#9;')
                  else if (matches(., '\n\s*\n')) then '' else ()"/>
              <xsl:next-iteration><xsl:with-param name="at" select="$at + string-length()"/><xsl:with-param name="first" select="$first and not($word)"/></xsl:next-iteration>
            </xsl:iterate>
          </xsl:variable>
          <xsl:value-of select="string-join($lines ! (. || '&#10;'))"/>
          <xsl:next-iteration>
            <xsl:with-param name="place" select="$place + string-length()"/>
            <xsl:with-param name="fresh" select="if ($tokens[self::fn:match]) then $fresh[not(. = ($name, $quotation))] else $fresh"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:template>

  <!-- The tag of an element: its register, else by its name. -->
  <xsl:function name="f:tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($tags(f:register($element)), $tags(local-name($element)), 'MISC')[1]"/>
  </xsl:function>

  <xsl:function name="f:iob" as="xs:string">
    <xsl:param name="number" as="xs:integer?"/>
    <xsl:param name="first" as="xs:boolean"/>
    <xsl:sequence select="if (empty($number)) then 'O' else (if ($first) then 'B-' else 'I-') || $numbered($number)"/>
  </xsl:function>

</xsl:stylesheet>
